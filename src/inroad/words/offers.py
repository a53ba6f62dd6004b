"""The six kinds of offer in words: what each is, and an example to start from."""

MEANINGS: dict[str, str] = {
    "know_how": "What you learnt to do over years.",
    "insight": "What you see from where you are, and they do not.",
    "curiosity": "What you want to learn; somebody may like to teach it.",
    "effort": "Your time: trying, gathering, writing something for them.",
    "connection": "Somebody you know who could help them.",
    "swap": "A move: what you would change places for.",
}

EXAMPLES: dict[str, str] = {
    "know_how": "onboarding checklists for support teams",
    "insight": "what customers complain about most",
    "curiosity": "how a data platform is run",
    "effort": "an afternoon a week of testing",
    "connection": "somebody who rents workshop space",
    "swap": "my place in support for one in data",
}
