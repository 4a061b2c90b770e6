DELETE FROM etl.raised_alerts
WHERE raised_on < CAST(? AS DATE)
