"""The sentences of the move exchange: to members, of members, and of rows that were left out."""

MOVES: dict[str, str] = {
    # A seeker alone
    "swap.opposite": "{person} told you[ on {on}]: “{text}”; you want {to}: talk to them first",
    "swap.would_take_yours": "{person} told you[ on {on}]: “{text}”; that is where you are",
    "swap.leaves_for": "{person}, who is where you want to be ({to}), told you[ on {on}]: “{text}”;"
    " that is where {other} is",
    # Somebody moves
    "moved.first_wish": "gets the first wish: {to}",
    "moved.second_wish": "gets the second wish: {to}",
    "moved.third_wish": "gets the third wish: {to}",
    "moved.later_wish": "gets wish number {rank}: {to}",
    "moved.to_vacancy": "takes a vacant seat; nobody else has to agree",
    "moved.circle": "{count} people move in a circle, and all of them must agree",
    "moved.chain": "{count} people move one after another, beginning with a vacant seat",
    "moved.dearer_was_wanted": "wish number {rank} ({unit}) was wanted by {count}",
    # Somebody does not
    "unmoved.no_wish": "has no wish in this round",
    "unmoved.later": "the wish for {unit} begins on {earliest}, after this round",
    "unmoved.declined": "the seat in {unit} was offered before and declined",
    "unmoved.no_such_seat": "{unit} has no other seat of the kind that is wished",
    "unmoved.barred_role": "{unit} takes people of the same role only[, and this one is: {role}]",
    "unmoved.barred_grade": "{unit} takes people of the same grade only[, and this one is:"
    " {grade}]",
    "unmoved.barred_skills": "{unit} asks for more than the members file shows[: {skills}]",
    "unmoved.barred_list": "{unit} has a list of people it would accept, and the code is not on it",
    "unmoved.nobody_wants_seat": "nobody who would be accepted wants the seat: {seat}",
    "unmoved.nobody_wants_seat_empty": "nobody wants the seat ({seat}); it may stay empty, but no"
    " vacant seat leads there",
    "unmoved.no_way_back": "{count} want the seat ({seat}), but no circle of any length and no"
    " vacancy closes",
    "unmoved.too_long": "the shortest circle would need {needed} people; the cap is {cap}",
    "unmoved.chain_too_long": "the shortest chain would need {needed} moves; the cap is {cap}",
    "unmoved.turned_down": "somebody in the circle or chain that was proposed said no, and it does"
    " not come back",
    "unmoved.none_comes_free": "wish number {rank} ({seat}) is wanted by {count}; nobody can come"
    " there in this plan",
    "unmoved.wanted_by": "wish number {rank} ({seat}) is wanted by {count}; {came} can come",
    # What is taken for granted
    "taken.same_role": "units without rules of their own ({count}) take people of the same role"
    " only",
    "taken.no_seat_may_stay_empty": "no seat may stay empty, so no chain can end, and no vacancy is"
    " filled from inside; units.csv or --empty can say otherwise",
    "taken.lists": "units with a list of people ({count}) accept nobody else",
    "taken.no_seat_there": "units with rules in which nobody has a seat ({count}): {units}; a name"
    " that is spelt otherwise than among the members loses its rules",
    "taken.order_is_rank": "wishes without a rank are taken in the order in which they stand",
    "taken.later": "wishes that begin after {on} wait for a later round: {count}",
    # To one member
    "slip.your_move": "There is a move for you to {unit}[: {seat}]. It is your wish number {rank}.",
    "slip.alone": "The seat is vacant: only you have to agree.",
    "slip.in_a_circle": "{count} people move together, and it takes place only if all of them"
    " agree.",
    "slip.in_a_row": "{count} people move one after another; it takes place if those before you"
    " agree.",
    "slip.answer": "Please answer yes or no[ by {by}]. No reason is needed.",
    "slip.nobody_hears": "Until everybody has agreed nobody else hears of your wish; after a no,"
    " nobody does.",
}

LEFT_OUT: dict[str, str] = {
    "exchange.accepts_nobody": "no member has this code",
    "exchange.code_twice": "two members have this code; the first one stands",
    "exchange.column_twice": "a column stands twice; the file was left out",
    "exchange.no_chance": "not a chance from 0 to 1",
    "exchange.no_code": "no member's code",
    "exchange.no_column": "a column is missing; the file was left out",
    "exchange.no_count": "not a number of seats from 0 on",
    "exchange.no_date": "not a day that can be",
    "exchange.no_edge": "not an edge u,v,weight",
    "exchange.no_pair": "not a pair of the graph",
    "exchange.no_rank": "not a rank from 1 on",
    "exchange.no_rule": "not one of: role, grade, both, neither; the unit accepts nobody until"
    " then",
    "exchange.no_such_seat": "nobody there has such a seat, and none is vacant",
    "exchange.no_tier": "not a tier from 1 on",
    "exchange.no_unit": "no unit",
    "exchange.no_weight": "not a weight from 0 on",
    "exchange.nobodys_wish": "a wish of nobody: no member has this code",
    "exchange.own_seat": "the wish is for the seat that the member has",
    "exchange.too_long": "a cell is longer than any real one",
    "exchange.unit_twice": "the unit stands twice; the first row stands",
    "exchange.unknown_table": "neither members, wishes, units, vacancies nor acceptance, by its"
    " columns or its name",
    "exchange.unknown_unit": "an unknown unit: nobody has a seat there",
    "exchange.vacancy_without_role": "the unit asks for the same role, and the row names none",
    "exchange.wish_twice": "the same wish stands twice; the first one stands",
}
