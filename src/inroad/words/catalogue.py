"""Every sentence that the method's reasons become, by code.

`{fact}` is replaced by a fact; a part in `[brackets]` is left out when one of
its facts is missing. Sentences are plain and short; they speak to the seeker
as "you". A sentence that claims something about people in general stands here
only with its source in `words.sources`.
"""

from inroad.words.moves import MOVES

REASONS: dict[str, str] = {
    **MOVES,
    # Roles
    "role.works_there": "works there[: {title}][, {unit}][ at {organisation}][ since {since}]"
    "[ (seen {seen_on})]",
    "role.may_work_there": "works at {organisation}[: {title}][, {unit}]; whether in that part"
    " of it is not known",
    "role.named_insider": "{by} told you they work there",
    "role.manages_there": "manages there: {title}[, {unit}][ since {since}]",
    "role.recruits_there": "recruits there: {title}[, {unit}]",
    "role.named_creator": "{by} named them as somebody who creates jobs there",
    "role.leads_reports": "{count} of the people there report to them",
    "role.new_leader": "new in the lead since {since}: people come along with a new head somewhat"
    " more often",
    "role.made_the_move": "made a move like yours: from {before} to {after}[, {on}]",
    "role.named_pathfinder": "{by} told you they have made this kind of move",
    # Value
    "value.meets_stated": "they said[ on {on}]: “{need}”; you can give: {offer}",
    "value.meets_assumed": "people in their place often want {need} (assumed: ask);"
    " you can give: {offer}",
    "value.met_long_ago": "they said[ on {on}]: “{need}”; if it still holds, you can give: {offer}",
    "value.helper_offers": "{person} said[ on {on}]: “{need}”; {other} can give: {offer}",
    "value.helper_works_on": "{person} said[ on {on}]: “{need}”; the work of {other} is close to"
    " it: {title}",
    "value.insight": "you know something first-hand that they may not: {offer}",
    "value.curiosity": "you want to learn {offer}, and they know it",
    "value.worked_together": "you worked in one unit for {months} months",
    "value.find_out": "not known yet: find out what they need before you ask for anything",
    "value.hears_what_helped": "they hear what their help led to",
    "value.easy_to_answer": "a short line asks little of them",
    "value.on_their_list": "whoever speaks for you there can point to your application",
    "value.was_promised": "you promised it, so it is something they want",
    # Why a connector would help
    "helps.offered": "{connector} offered the introduction[ on {on}]",
    "helps.need_met": "{connector} got something useful from you[: {text}]",
    "helps.promise_kept": "you kept your word to {connector}: {text}",
    "helps.together": "{connector} worked in one unit with you for {months} months",
    "helps.in_contact": "{connector} knows you: last contact {last}",
    "helps.not_known": "nothing is known yet of why {connector} would: ask lightly",
    # Ties
    "tie.none": "no tie is known",
    "tie.named": "{by} told you that they know {person}",
    "tie.will_introduce": "{by} offered to introduce you to {person}[ on {on}]",
    "tie.in_contact": "last contact {last}",
    "tie.worked_together": "{months} months in one unit",
    "tie.mutuals": "contacts in common: {count}",
    "tie.in_contacts_only": "in your contacts, no message or meeting seen",
    # Coverage
    "hole.insider_not_met": "[{place}: ]{count} who work there, none knows you well yet;"
    " nearest: {person}",
    "hole.job_creator_not_met": "[{place}: ]{count} who create jobs there, none knows you well yet;"
    " nearest: {person}",
    "hole.pathfinder_not_met": "[{place}: ]{count} who made this move, none knows you well yet;"
    " nearest: {person}",
    "hole.no_insider": "[{place}: ]nobody you know works there[; {namer} may know somebody]",
    "hole.no_job_creator": "[{place}: ]nobody is known who creates jobs there"
    "[; {namer} may name one]",
    "hole.no_pathfinder": "[{place}: ]nobody is known who made this move[; {namer} may name one]",
    # Why now
    "now.silent_since": "no contact since {last}; a dormant tie answers more often than a stranger",
    "now.first_contact": "you have not been in contact: say in two lines who you are",
    "now.faded": "you last spoke on {last}; what they hold of you has faded since",
    "now.spoke_before": "you spoke on {last} and nobody else was named since",
    "now.will_introduce": "{by} offered the introduction on {on}",
    "now.named": "{by} named them on {on}",
    "now.introduced_me": "introduced you on {on}[: {text}]",
    "now.forwarded_my_note": "passed something of yours on, {on}[: {text}]",
    "now.recommended_me": "recommended you on {on}",
    "now.no_answer": "you asked on {on} for an introduction to {target}; no answer yet",
    "now.offered": "offered on {on}[ for {due}]: “{text}”; a short reminder is fine",
    "now.need_stated": "said[ on {on}]: “{need}”",
    "now.posted": "{title} at {organisation} is posted[, heard on {on}]",
    # The week
    "plan.time_used": "about {spent} of your {minutes} minutes of this week are used; what is new"
    " can wait until Monday",
    # Questions to ask
    "ask.what_is_hard_now": "What is hard in your work there just now?",
    "ask.what_surprised_you": "What surprised you when you came there?",
    "ask.what_would_help_next": "Where would another pair of hands help you most this year?",
    "ask.what_good_looks_like": "What do the people do who work out well in your team?",
    "ask.how_you_moved": "How did your move come about, and who helped?",
    "ask.what_you_would_do_again": "What would you do again, and what not?",
    "ask.who_decides": "Who decides on new people there, and whom should I talk to?",
    "ask.who_comes_to_mind": "Who, or which place, comes to mind when you hear “{goal}”?",
    "ask.does_it_still_hold": "You said[ on {on}]: “{need}”. Does that still hold?",
    "ask.what_do_you_need": "What would make your next months easier?",
    "say.is_this_it": "Hand it over, and ask whether it is what they meant.",
    "say.what_came_of_it": "Say what came of it, in two lines.",
    "say.one_line": "One friendly line, no reproach; a no is fine too.",
    "say.ask_both_first": "Ask each of them first whether they want it.",
    "say.ask_somebody_inside": "Apply, and ask somebody inside what they look for.",
    "say.tell_whom_you_know": "Tell whoever told you about it that you have applied.",
    # What is open about the goal
    "goal.by_when": "By when would you like to be there?",
    "goal.is_it_a_location": "Is “{text}” a place in the world?",
    "goal.is_it_an_organisation": "Is “{text}” an organisation?",
    "goal.is_it_a_unit": "Is “{text}” a team or unit?",
    "goal.what_would_that_be": "What would “{text}” look like in a working day?",
    "goal.which_kind_of_work": "Which kind of work[: {text}]?",
    "goal.which_location": "Where in the world[: {text}]?",
    "goal.which_of_these": "Which of these first[: {text}]?",
    "goal.which_organisation": "Which organisation[: {text}]?",
    "goal.which_role": "In which role[: {text}]?",
    "goal.which_unit": "Which team or unit[: {text}]?",
    # One person or two
    "same.name": "the same name",
    "same.name_and_organisation": "the same name and organisation ({organisation})",
    "same.name_order": "the same names in another order",
    "same.name_part": "one name is part of the other",
    "same.name_spelling": "nearly the same name",
    "same.nickname": "one is a short form of the other",
    "same.initials": "the initials fit",
    "same.organisation": "both at {organisation}",
    "same.title": "the same title ({title})",
    "same.location": "the same place[ ({location})]",
    "same.phone": "the same number ({phone})",
    "same.email_local": "both addresses begin with {local}",
    "same.email_looks_like_name": "the address {email} looks like the name {name}",
    "differs.name": "but the names differ",
    "differs.middle": "but the middle names differ",
    "differs.suffix": "but one is a Jr. or Sr.",
    "differs.organisation": "but at {one} and at {other}",
    "differs.mailbox": "but with two mailboxes at {domain}",
    "differs.profile": "but with two profiles",
    "differs.location": "but in two places",
    # The point
    "point.an_answer": "an answer either way: then you know whom to ask next",
    "point.what_was_offered": "it still helps you, and an answer either way is good to have",
    "point.apply_too": "apply as well: a talk never replaces the application",
    "point.close_the_loop": "closes the loop: they learn that their help was used",
    "point.promise": "you promised it",
    "point.names_creators": "can show you who creates jobs there",
    "point.about_the_place_insider": "you have been in contact; now hear how it is there",
    "point.about_the_place_job_creator": "you have been in contact; now hear what they need"
    " next there",
    "point.about_the_place_pathfinder": "you have been in contact; now hear how they made"
    " this move",
    "point.first_insider": "your first talk with somebody who works there",
    "point.first_job_creator": "your first talk with somebody who creates jobs there",
    "point.first_pathfinder": "your first talk with somebody who made this move",
    "point.one_more_insider": "one more view from inside: number {count}",
    "point.one_more_job_creator": "one more person who creates jobs there: number {count}",
    "point.one_more_pathfinder": "one more way that worked: number {count}",
    "point.holds_wanted_role": "they do, or did, the work that you want: {role}",
    "point.another_view": "their work is not like yours: they see places that you don't",
    "point.knows_of_me": "afterwards they know of you",
    "point.knows_what_i_bring": "afterwards they know what you bring",
    "point.thinks_well_of_me": "afterwards they have a reason to think well of you",
}

OF_ONE: dict[str, str] = {
    "role.leads_reports": "one of the people there reports to them",
    "hole.insider_not_met": "[{place}: ]1 person who works there, and does not know you well yet:"
    " {person}",
    "hole.job_creator_not_met": "[{place}: ]1 person who creates jobs there, and does not know you"
    " well yet: {person}",
    "hole.pathfinder_not_met": "[{place}: ]1 person who made this move, and does not know you well"
    " yet: {person}",
    "unmoved.no_way_back": "somebody wants the seat ({seat}), but no circle of any length and no"
    " vacancy closes",
}
"""The sentences that read otherwise where their `count` is one."""

STEPS: dict[str, str] = {
    "keep_promise": "Keep your promise to {person}: {text}[ (by {due})]",
    "thank": "Thank {person}",
    "first_talk": "Talk to {person}",
    "ask_introduction": "Ask {first} to introduce you to {person}",
    "follow_up": "Talk to {person} again",
    "give": "Give {person}: {offer}",
    "reconnect": "Get back in touch with {person}",
    "ask_who_else": "Ask {person} who else to meet",
    "introduce_two": "Introduce {other} to {person}",
    "nudge": "Remind {first}[ of what they offered: {text}][: the introduction to {target}]",
    "apply": "Apply: {title} at {organisation}",
}

ROLES: dict[str, str] = {
    "insider": "works there",
    "job_creator": "creates jobs there",
    "pathfinder": "made this move",
}

ROLES_MAYBE: dict[str, str] = {
    "insider": "may work there",
    "job_creator": "may create jobs there",
    "pathfinder": "may have made this move",
}

ROLE_HEADINGS: dict[str, str] = {
    "insider": "Insiders (work there)",
    "job_creator": "Job creators (create jobs there)",
    "pathfinder": "Pathfinders (made this move)",
}

LEVELS: dict[str, str] = {
    "not_yet": "not yet",
    "knows_of_me": "know of you",
    "knows_what_i_bring": "know what you bring",
    "thinks_well_of_me": "think well of you",
}

OFFER_KINDS: dict[str, str] = {
    "know_how": "know-how",
    "insight": "insight",
    "curiosity": "curiosity",
    "effort": "effort",
    "connection": "a connection",
    "swap": "a swap",
}
