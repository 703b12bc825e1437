"""Who answers the questions that are not arithmetic: one engine a package."""
