"""Git, so that no event is lost.

Nobody's work tree is touched while an edit is being published. Each try starts from the remote's newest commit in a
scratch tree, edits the data there, makes one commit and pushes it. A push that lost the race is thrown away, and the
edit is made again on what won: no rebase, no force. At the end the checkout follows to the new commit.
"""
