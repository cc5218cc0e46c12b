"""The documents: status, committee note and proposal, as blocks that every format writes."""
