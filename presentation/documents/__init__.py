"""The documents (status, committee note, proposal) as blocks, which every format can write."""
