"""What a text measures and no concept has becomes a concept: drafted, shown by what it would move, written.

draft   a concept as a person gives it, held against the files of the workspace, and put into the file of its family
moving  which figures of the workspace's documents it would move, by reading them with it
"""
