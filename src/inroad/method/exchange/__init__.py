"""Circles and chains of moves: as many people as possible get a move they want.

`pool` says who would like which seat and who would be accepted, `asking` makes
arrays of it, `clearing` decides, `answers` takes in what people say to it,
`explaining` and `figures` say why and to whom, `comparing` holds other rules
beside it, `letters` has what one member may be told, `telling` gathers all for a
report. `own` is the form of it for a seeker alone.
"""
