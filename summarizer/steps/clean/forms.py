"""Forms of whole lines that are no reporting: credits, captions, navigation, links, disclaimers."""

import re

_NAME = r"[A-Z][\w.’'&-]{0,40}"
_JOINT = r"(?:,? (?:and|&) |, | of the | of | for the | for | the | de | von | van | / ?|/|\s)"
_NAMES = rf"{_NAME}(?:{_JOINT}{_NAME}){{0,9}}"
_LANGUAGES = "(?:English|French|German|Spanish|Italian)"
_PICTURES = "(?:Image|Photo|Picture|File photo|Photograph|Foto|Credit|Pic|Illustration|Video|Cover photo)s?"
_AGENCIES = "(?:AFP|AP|Getty Images|Reuters|REUTERS|EPA|Shutterstock|dpa|Bloomberg)"
_NETWORKS = (
    "(?:facebook|twitter|x|linkedin|whatsapp|telegram|e-?mail|reddit|pinterest|instagram|youtube|tiktok|rss|print|"
    "copy link|share|tweet|threads|bluesky|messenger)"
)
_DESK = "(?:(?:Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting))"
_MADE = "(?:Edited|Reported|Written|Compiled|Produced|Text|Words|Author|Editor|Sources?|Via|Agencies)"
_ROLE = "(?:reporter|correspondent|editor|writer|columnist|staff|desk)"
_WITH = "With (?:files|reporting|inputs?|additional reporting)"


def _one_of(*forms: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms), flags)


_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "translation credit",
        _one_of(
            rf"(?:{_LANGUAGES} (?:version|edition|translation)|[Tt]ranslat(?:ed|ion))(?: from (?:the )?{_NAME}"
            rf"(?: original)?)?(?: into {_NAME})?(?:,? by|:| –| -) (?:the )?{_NAMES}\.?"
            r"(?: Original title: .{1,150})?",
            rf"[Tt]ranslated from (?:the )?{_NAME}(?: for {_NAMES})?\.?",
        ),
    ),
    (
        "editorial credit",
        _one_of(
            rf"[(\[—-]?\s?(?:{_DESK}|{_MADE}|{_WITH})(?: (?:in|from) {_NAMES})?(?: by | from |: ?)(?:the )?{_NAMES}"
            rf"(?: in {_NAMES})?(?:[;.] ?(?:{_DESK}|[Ee]dited)(?: by |: ?){_NAMES}){{0,4}}[.)\]]?"
        ),
    ),
    (
        "byline",
        _one_of(
            rf"(?:By|BY|by) {_NAME} {_NAME}(?: {_NAME})?(?:(?:,? and |, | \| |, in ){_NAMES})?"
            rf"(?:,? (?:\w+ ){{0,3}}{_ROLE})?",
            rf"(?:By|BY|by) (?:{_NAME} ){{0,3}}(?:[Ss]taff|STAFF|[Aa]gencies|AGENCIES)(?: {_ROLE})?",
            r"\(?From our (?:own |special |staff )?(?:correspondent|envoy|reporter)s?(?: in [\w ]{1,30})?[.)]?",
            rf"(?:Staff (?:writer|reporter)s? |{_NAME} {_ROLE}s? )?{_NAMES} (?:also )?contributed"
            r"(?: reporting)?(?: (?:to|for) this (?:report|story|article))?\.?",
            rf"(?:Interview|Story|Text|Words|Updates) by {_NAME} {_NAME}(?: and {_NAME} {_NAME})?\.?",
        ),
    ),
    (
        "photo caption/credit",
        _one_of(
            rf"{_PICTURES}(?: (?:credit|caption|source))? ?[:/|©] ?.{{1,150}}",
            rf"{_PICTURES} (?:by|courtesy of) (?:the )?{_NAMES}",
            rf"{_PICTURES} on pages? [\d–-]{{1,9}}\.?",
            r"Pictured\s?:.{1,300}",
            r"FILE(?: PHOTO)?(?: ?[:–—-]).{1,400}",
            rf".{{0,280}}[\s(\[]{_PICTURES}(?: ?[:/] ?| by | courtesy of ){_NAMES}[)\].]{{0,2}}",
            r".{0,280}(?:\(AP Photo/|/AFP via Getty|/Getty Images|/Reuters[)\]]|/AFP[)\]]|via REUTERS|© ?AFP).{0,60}",
            rf"©\s?{_NAMES}",
            rf"{_NAMES}/{_AGENCIES}",
        ),
    ),
    (
        "copyright line",
        _one_of(
            r"(?:copyright ?)?(?:©|\(c\)) ?.{0,40}\d{4}.{0,160}",
            r"copyright,? \d{4}.{0,160}",
            r"copyright ?©.{0,160}",
            r".{0,120}\ball rights reserved\b.{0,120}",
            r"this (?:material|content|article) may not be (?:published|reproduced|republished).{0,160}",
            flags=re.IGNORECASE,
        ),
    ),
    (
        "share/navigation line",
        _one_of(
            r"share (?:this|on|via)\b[\w\s,]{0,60}",
            r"(?:tags|topics|filed under|categories|keywords|in this article)\s?:.{1,200}",
            rf"(?:{_NETWORKS}(?:[\s|,/·•]+|$)){{2,20}}",
            r"\d{1,4} (?:comments?|shares?|views|likes)",
            r"comments? ?\(\d{1,5}\)",
            r"(?:.{1,60} \| )?\d{1,2}[ -]min(?:ute)?s? read",
            r"(?:also|elsewhere|inside) in (?:today['’]s|this week['’]s) .{1,30}:.{1,200}",
            r"[\w &’'-]{2,30}(?: ?[>»›] ?[\w &’'-]{2,60}){1,6}",
            r"(?:skip|jump) (?:to|past) .{1,40}",
            r"follow (?:him |her |them |us |me |the author )?on (?:twitter|x|facebook|instagram)\b.{0,60}",
            flags=re.IGNORECASE,
        ),
    ),
    (
        "read more link",
        _one_of(
            r"(?:read|see|learn|find out|discover|hear|watch) (?:more|also|on)"
            r"(?: (?:about|on|from|at|in|here|of)\b.{0,120}|\s?[→»>›].{0,120})",
            r"(?:click|tap) (?:here|below|on the link)\b.{0,120}",
            r"read (?:the|our|his|her) (?:full|complete|original|whole) .{1,100}",
            r"for more (?:on this story|information|news|stories|coverage|details),?.{0,120}",
            r"(?:scroll|swipe) (?:down|up|left|right)\b.{0,60}",
            r"(?:watch|listen to) (?:the|our) (?:video|podcast|episode|interview)\b.{0,80}",
            flags=re.IGNORECASE,
        ),
    ),
    (
        "disclaimer",
        _one_of(
            r"(?:the )?(?:views|opinions) expressed (?:in this|here|are|by the author).{1,300}",
            r"this (?:article|story|piece|post|report|interview) (?:"
            r"(?:was |is |has been )?(?:originally|first) (?:published|appeared|ran|written|produced)|"
            r"(?:was|is|has been) (?:(?:machine|auto)[- ]?|automatically )?"
            r"(?:generated|translated|republished|syndicated|adapted from)|"
            r"has been (?:updated|corrected|edited|amended)|is part of (?:our|a|the) (?:\w+ ){0,3}series)\b.{0,300}",
            r"(?:correction|editor['’]s note|disclaimer)\s?[:–-].{1,400}",
            r"(?:do you )?have a (?:news )?tip\b.{1,200}",
            r"(?:e-?mail|contact|whatsapp|text|message) (?:the (?:author|writer|reporter|editor)|us)\b.{0,160}",
            r".{1,60} may (?:earn|receive) (?:a |an )?(?:affiliate )?commissions?\b.{0,160}",
            r"our standards\s?:.{1,160}",
            flags=re.IGNORECASE,
        ),
    ),
    (
        "link",
        _one_of(
            r"!\[[^\]]{0,300}\]\([^)]{0,500}\)",
            r"<?https?://\S{3,500}>?",
            r"pic\.twitter\.com/\S{3,40}",
            r"www\.\S{3,200}",
        ),
    ),
    ("stray marks", _one_of(r"[\W_]{1,200}")),
)
_SILENT = frozenset({"read more link", "disclaimer", "copyright line"})
"""Rules whose lines never quote anybody."""
_LENGTH = 600
"""Characters up to which a line can have one of the forms."""


def form_rule(words: str, *, spoken: bool) -> str | None:
    """Find the rule whose form a whole line has.

    Args:
        words: the line as read.
        spoken: whether it quotes or reports somebody's words.
    """
    if len(words) > _LENGTH:
        return None
    for rule, form in _FORMS:
        if form.fullmatch(words) and not (spoken and rule in _SILENT):
            return rule
    return None
