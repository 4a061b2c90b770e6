INSERT INTO etl.raised_alerts (subject, raised_on)
VALUES (?, CAST(? AS DATE))
