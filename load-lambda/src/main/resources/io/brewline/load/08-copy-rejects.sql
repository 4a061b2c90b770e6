COPY batch_rejects (
    file_id,
    sequencer,
    row_number,
    reason,
    field,
    order_date,
    total_price,
    payment_method
)
FROM '{manifest}'
IAM_ROLE '{role}'
REGION '{region}'
MANIFEST
FORMAT AS JSON 'auto'
ZSTD
TIMEFORMAT 'auto'
COMPUPDATE OFF
STATUPDATE OFF
