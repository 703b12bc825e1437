"""Which machines a web address may lead to: public ones, unless the user says otherwise."""

import ipaddress
import socket

from .decode import Unreadable

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_METADATA = frozenset({ipaddress.ip_address("fd00:ec2::254"), ipaddress.ip_address("100.100.100.200")})
"""Where clouds keep a machine's credentials, beside the link-local 169.254.169.254."""
_PRIVATE = (
    "not fetched: {} leads to {}, which is not a public address; --allow-private reads from your own network, "
    "or save the page and pass the file"
)
_NEVER = "not fetched: {} leads to {}, an address no article stands at"


def checked(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Resolve a host and check every address it has; the caller connects to these and resolves no second time.

    Args:
        host: name or address.
        port: to connect to.
        allow_private: whether private and loopback addresses pass. Link-local ones and those of cloud metadata
            services never do.

    Raises:
        Unreadable: the name is unknown, or one of its addresses must not be asked.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreadable(f"the machine {host} is not known; check the address and the connection") from error
    addresses = list(dict.fromkeys(str(row[4][0]) for row in found))
    for address in addresses:
        inner = _innermost(ipaddress.ip_address(address.partition("%")[0]))
        if inner.is_link_local or inner.is_multicast or inner.is_unspecified or inner in _METADATA:
            raise Unreadable(_NEVER.format(host, address))
        if not (allow_private or _public(inner)):
            raise Unreadable(_PRIVATE.format(host, address))
    return addresses


def _public(address: _Address) -> bool:
    return address.is_global and not address.is_reserved and not address.is_private


def _innermost(address: _Address) -> _Address:
    """Return the IPv4 address that an IPv6 one only carries, by mapping, 6to4, Teredo or NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if any(address in network for network in _NAT64):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    carried = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    if carried is None and int(address) >> 32 == 0 and int(address) > 1:
        return ipaddress.IPv4Address(int(address))
    return carried or address
