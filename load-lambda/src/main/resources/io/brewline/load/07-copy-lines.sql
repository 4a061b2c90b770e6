-- COPY takes no binds: the parts in braces are checked and quoted before they are put in.
COPY batch_lines (
    file_id,
    sequencer,
    order_id,
    branch_id,
    branch_name,
    product_id,
    product_size,
    product_type,
    product_flavour,
    unit_price,
    quantity,
    order_date,
    total_price,
    payment_method,
    customer_id
)
FROM '{manifest}'
IAM_ROLE '{role}'
REGION '{region}'
MANIFEST
FORMAT AS CSV
ZSTD
TIMEFORMAT 'YYYY-MM-DD HH:MI:SS'
EMPTYASNULL
COMPUPDATE OFF
STATUPDATE OFF
