-- One load at a time. First of all statements: any other would fix the snapshot before the lock is held.
LOCK etl.load_lock
