#!/usr/bin/env bash
# Says to CloudWatch whether Grafana answers. Asks nothing of the warehouse, which would wake it.
set -euo pipefail

healthy=0
if curl --silent --fail --max-time 10 --output /dev/null http://127.0.0.1:80/api/health; then healthy=1; fi
aws cloudwatch put-metric-data --namespace "$BREWLINE_METRICS_NAMESPACE" --metric-name GrafanaHealthy --value "$healthy"
