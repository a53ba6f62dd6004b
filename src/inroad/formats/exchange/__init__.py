"""Files of a move exchange: members, wishes, units, vacancies, acceptance; kidney exchanges.

`tables` tells which table a file is and reads its rows, `rounds` puts the tables
together to one pool, `preflib` reads exchanges as PrefLib keeps them.
"""
