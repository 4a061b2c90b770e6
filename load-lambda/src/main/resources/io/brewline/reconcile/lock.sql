-- First of all statements, for it takes the snapshot: of two looks at once the second sees what the first has told.
LOCK etl.raised_alerts
