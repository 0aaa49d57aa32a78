"""The roles of the chain: the words, and the access group behind each word.

Source: design.md section 4.
"""

ROLES = [
    ("housing", "Housing consultant"),
    ("guidance", "Guidance professional"),
    ("guide", "Guide"),
    ("welfare", "Social worker"),
    ("police", "Police officer"),
    ("social_team", "Social team"),
    ("case_director", "Case director"),
    ("coordinator", "District coordinator"),
    ("manager", "Manager"),
    ("privacy_officer", "Privacy officer"),
    ("keten_admin", "Functional administrator"),
]

# Who sits at a session, for all of it or for one item
AT_THE_TABLE = (
    "housing",
    "guidance",
    "guide",
    "welfare",
    "police",
    "case_director",
    "coordinator",
)


def group_of(role):
    """Return the external id of the access group of a role key."""
    return f"ketenaanpak.group_{role}"


def groups_of(*roles):
    """Return the access groups of several roles as ``has_groups`` takes them."""
    return ",".join(group_of(role) for role in roles)


# Who reads what a session holds, or sets the app up for those who do
MEETS = groups_of(*AT_THE_TABLE, "keten_admin")
