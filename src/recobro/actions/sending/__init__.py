"""The send path: what is due is reserved in batches, called, and recorded.

`reserve` locks, asks everything once more and writes what is about to be sent, in one
transaction; `calls` hands it to the provider, outside of any; `outcomes` records what
came of it. `send_message` is a batch of one and `deliver_due` the loop over all: there
is no other way out.
"""
