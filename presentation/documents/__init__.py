"""The documents as blocks, which every format can write: of a status, and of a draft."""
