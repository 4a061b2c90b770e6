#!/usr/bin/env bash
# Deploys Brewline to an AWS account, and looks after it there. deploy.sh --help says how.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

stack=${BREWLINE_STACK:-brewline}
region=${BREWLINE_REGION:-${AWS_REGION:-${AWS_DEFAULT_REGION:-}}}
email=${BREWLINE_ALERT_EMAIL:-}
parameters_file=${BREWLINE_PARAMETERS:-}
yes=${BREWLINE_YES:-}
plan=""
build=yes
apply_schema=""
delete_data=""
from=""
split_counts=""
retire=""

readonly stages=(extract transform load)
export AWS_PAGER="" MSYS_NO_PATHCONV=1

# On Windows the AWS CLI ends its lines as Windows does.
if [[ $OSTYPE == msys* || $OSTYPE == cygwin* ]]; then
  aws() { command aws "$@" | tr -d '\r'; }
fi

# Associative arrays, and empty ones under set -u.
if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 404)); then
  echo "deploy.sh: this is bash $BASH_VERSION; 4.4 or newer is needed (on macOS: brew install bash)." >&2
  exit 1
fi

usage() {
  cat <<EOF
deploy.sh takes an AWS account from nothing to a running Brewline, and looks after it.

usage: ./deploy.sh COMMAND [OPTION...]

  deploy             build the jars, upload them, create or update the stack; safe to repeat
  status             the stack, its queues and what lies in dead-letter queues, its alarms, what landed and is not loaded
  outputs            names and addresses: buckets, topic, warehouse, secrets, dashboard
  smoke              drop a file of one order, wait for it in the warehouse, say how long each stage took
  redrive STAGE      move what lies in the dead-letter queue of extract, transform or load back to its queue
  replay PREFIX      send landed files whose keys begin so through again ("" for all): loading again changes nothing
  rotate-key         another key for the customer ids, from a day on; the days before keep theirs, and their counts
  forget             take a customer out of the warehouse: asks for the card number, or reads it from standard input
  destroy            delete the stack

  --stack NAME       the stack's name, 3 to 20 small letters, digits and hyphens   (BREWLINE_STACK, else brewline)
  --region REGION    where                                          (BREWLINE_REGION, else AWS_REGION or your profile's)
  --email ADDRESS    who is told when something needs a person                        (BREWLINE_ALERT_EMAIL)
  --parameters FILE  lines of Name=value for infra/cloudformation/main.yaml           (BREWLINE_PARAMETERS)
  --plan             with deploy: show what would change, change nothing
  --no-build         with deploy, rotate-key and forget: take the jars as they lie
  --apply-schema     with deploy: apply schema, grants and the users' passwords again, changed or not
  --from DATE        with rotate-key: the new key's first day (else the first of next month)
  --split-counts     with rotate-key --from: also a day that may have orders, whose customers may then count twice
  --retire VERSION   with rotate-key: no new key; destroy an old one that has leaked
  --delete-data      with destroy: empty the buckets first; without it a bucket that holds objects stops everything
  --yes              answer every question with yes                                   (BREWLINE_YES)

A parameter that is not given keeps its value, and has the template's default the first time. Credentials, profile
and AWS_ENDPOINT_URL are the AWS CLI's. What each parameter means, and what to do about an alarm: docs/operations.md.

  ./deploy.sh deploy --email ops@example.com
  ./deploy.sh deploy --plan --parameters production.txt
EOF
}

# --- talking ----------------------------------------------------------------------------------------------------------

die() {
  echo "deploy.sh: $*" >&2
  exit 1
}

misused() {
  echo "deploy.sh: $* See ./deploy.sh --help." >&2
  exit 2
}

# step TEXT COMMAND...: says what is done, does it, and says how long it took.
step() {
  local text=$1 began=$SECONDS
  shift
  echo "== $text"
  "$@"
  echo "   $((SECONDS - began)) s"
}

# confirm QUESTION ANSWER: goes on only if somebody types ANSWER.
confirm() {
  [[ -n $yes ]] && return
  local answer
  [[ -t 0 ]] || die "$1 There is nobody to ask: repeat with --yes."
  read -r -p "$1 Type $2 to go on: " answer
  [[ $answer == "$2" ]] || die "nothing was done."
}

json_text() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# --- tools ------------------------------------------------------------------------------------------------------------

check_tools() {
  local tool
  for tool in aws "$@"; do
    type -P "$tool" >/dev/null || die "$tool is not on the PATH: install it, then run this again."
  done
  [[ $stack =~ ^[a-z][a-z0-9-]{1,18}[a-z0-9]$ ]] ||
    misused "The stack's name $stack is not 3 to 20 small letters, digits and hyphens, beginning with a letter."
  [[ -n $region ]] || region=$(aws configure get region || true)
  [[ -n $region ]] || misused "No region is set: use --region."
  export AWS_REGION=$region AWS_DEFAULT_REGION=$region
  account=$(aws sts get-caller-identity --query Account --output text 2>"$work/error") ||
    die "AWS does not know you: $(one_line "$work/error") Sign in (aws configure, aws sso login), then run this again."
  echo "account $account, region $region, stack $stack${AWS_ENDPOINT_URL:+, at $AWS_ENDPOINT_URL}"
}

one_line() {
  tr -s '\r\n' ' ' <"$1" | sed 's/^ *//; s/ *$//'
}

digest() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -c 1-16
}

# --- stacks -----------------------------------------------------------------------------------------------------------

# Nothing where there is no such stack; whatever else goes wrong is said.
stack_status() {
  local status
  if status=$(aws cloudformation describe-stacks --stack-name "$1" --query 'Stacks[0].StackStatus' --output text 2>"$work/error"); then
    echo "$status"
  elif ! grep -q "does not exist" "$work/error"; then
    die "$(one_line "$work/error")"
  fi
}

stack_output() {
  aws cloudformation describe-stacks --stack-name "$1" --output text \
    --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue | [0]"
}

need_stack() {
  local status
  status=$(stack_status "$stack")
  case $status in
    "" | REVIEW_IN_PROGRESS | ROLLBACK_COMPLETE | DELETE_*)
      die "there is no stack $stack in $region: ./deploy.sh deploy makes it."
      ;;
  esac
}

# wait_for STACK: until nothing is in progress any more; shows what it is at. Sets $status, empty once the stack is gone.
wait_for() {
  local seen=
  while true; do
    # What cannot be read is not gone: stack_status has said why, and ended its own process only.
    status=$(stack_status "$1") || exit
    [[ $status == *_IN_PROGRESS && $status != REVIEW_IN_PROGRESS ]] || return 0
    if [[ $status != "$seen" ]]; then
      echo "   $1: $status"
      seen=$status
    fi
    sleep "${BREWLINE_POLL_SECONDS:-5}"
  done
}

# The first failure of what was done last, in whichever nested stack it was: the later ones are its consequences.
first_error() {
  local failed type id logical reason within
  failed=$(aws cloudformation describe-stack-events --stack-name "$1" --output text --query \
    'StackEvents[].[ResourceType, PhysicalResourceId, LogicalResourceId, ResourceStatusReason, ResourceStatus, StackId]' |
    awk -F '\t' '$5 ~ /FAILED$/ && $4 !~ /cancelled/ { first = $0 }
      $2 == $6 && $5 ~ /^(CREATE|UPDATE|DELETE)_IN_PROGRESS$/ { exit }
      END { print first }')
  IFS=$'\t' read -r type id logical reason _ <<<"$failed"
  if [[ $type == AWS::CloudFormation::Stack && $id != "$1" ]] && within=$(first_error "$id" 2>/dev/null) && [[ -n $within ]]; then
    echo "$within"
  elif [[ -n $failed ]]; then
    echo "$logical ($type): $reason"
  fi
}

# Sets $parameters: each as given on the command line or in the file, else as it is, else as the template has it.
collect_parameters() {
  local -A given=()
  local line name
  if [[ -n $parameters_file ]]; then
    while IFS= read -r line || [[ -n $line ]]; do
      line=${line%$'\r'}
      [[ -z $line || $line == \#* ]] && continue
      [[ $line == *=* ]] || die "$parameters_file: \"$line\" is not of the form Name=value."
      given[${line%%=*}]=${line#*=}
    done <"$parameters_file"
  fi
  [[ -n $email ]] && given[AlertEmail]=$email
  [[ -n $apply_schema ]] && given[SchemaRun]=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  local pair
  for pair in "$@"; do given[${pair%%=*}]=${pair#*=}; done

  local known existing=
  known=$(aws cloudformation get-template-summary --template-body file://infra/cloudformation/main.yaml \
    --query 'Parameters[].ParameterKey' --output text | tr '\t' '\n')
  if [[ $change_set_type == UPDATE ]]; then
    existing=$(aws cloudformation describe-stacks --stack-name "$stack" --query 'Stacks[0].Parameters[].ParameterKey' --output text |
      tr '\t' '\n')
  fi
  for name in "${!given[@]}"; do
    grep -qxF -- "$name" <<<"$known" || die "infra/cloudformation/main.yaml has no parameter $name: look into $parameters_file."
  done
  keep_customer_key "${given[CustomerKeySecretArn]:-}"
  parameters=
  for name in $known; do
    if [[ -v given[$name] ]]; then
      parameters+=",{\"ParameterKey\":\"$name\",\"ParameterValue\":$(json_text "${given[$name]}")}"
    elif grep -qxF -- "$name" <<<"$existing"; then
      parameters+=",{\"ParameterKey\":\"$name\",\"UsePreviousValue\":true}"
    fi
  done
  parameters="[${parameters#,}]"
}

# keep_customer_key ARN: to name the secret that the stack has made itself would have the stack delete it, for good.
keep_customer_key() {
  [[ $change_set_type == UPDATE && -n $1 && $1 == "$(stack_output "$stack" CustomerKeySecretArn)" ]] || return 0
  local named
  named=$(aws cloudformation describe-stacks --stack-name "$stack" --output text \
    --query "Stacks[0].Parameters[?ParameterKey=='CustomerKeySecretArn'].ParameterValue | [0]")
  [[ $named == "$1" ]] || die "$1 is the secret that this stack made: leave CustomerKeySecretArn out, or the stack deletes it."
}

# Makes the change set $change_set; fails where there is nothing to change.
make_change_set() {
  local reason
  # Only of stacks that stand: what new ones will tell each other (subnets, security groups) is not known yet, and
  # CloudFormation may refuse what stands in its place.
  if [[ $change_set_type == UPDATE ]]; then
    try_change_set -nested --include-nested-stacks && return
    is_without_changes "$reason" && return 1
    echo "   The changes within the nested stacks cannot be shown: $reason"
  fi
  try_change_set "" && return
  is_without_changes "$reason" && return 1
  die "the change set failed: $reason"
}

# try_change_set SUFFIX OPTION...: where it fails, says why in $reason.
try_change_set() {
  local status
  change_set=deploy-$(date -u +%Y%m%d-%H%M%S)$1
  shift
  if ! aws cloudformation create-change-set --stack-name "$stack" --change-set-name "$change_set" \
    --change-set-type "$change_set_type" --template-body file://infra/cloudformation/main.yaml \
    --parameters "$parameters" --capabilities CAPABILITY_IAM CAPABILITY_NAMED_IAM "$@" \
    --tags Key=application,Value=brewline >/dev/null 2>"$work/error"; then
    reason=$(one_line "$work/error")
    return 1
  fi
  while IFS=$'\t' read -r status reason < <(aws cloudformation describe-change-set --stack-name "$stack" \
    --change-set-name "$change_set" --query '[Status, StatusReason]' --output text); do
    case $status in
      CREATE_COMPLETE) return 0 ;;
      FAILED)
        aws cloudformation delete-change-set --stack-name "$stack" --change-set-name "$change_set" >/dev/null
        return 1
        ;;
    esac
    sleep "${BREWLINE_POLL_SECONDS:-2}"
  done
  die "the change set $change_set is gone: somebody else changes the stack."
}

is_without_changes() {
  [[ $1 == *"didn't contain changes"* || $1 == *"No updates are to be performed"* ]]
}

show_changes() {
  local name=$1 set=$2 action logical type replacement nested
  while IFS=$'\t' read -r action logical type replacement nested; do
    [[ -z $action || $action == None ]] && continue
    printf '   %-8s %-32s %s%s\n' "$action" "$logical" "$type" "$([[ $replacement == True ]] && echo ", replaced")"
    if [[ -n $nested && $nested != None ]]; then
      show_changes "$(aws cloudformation describe-change-set --change-set-name "$nested" --query StackName --output text)" "$nested"
    fi
  done < <(aws cloudformation describe-change-set --stack-name "$name" --change-set-name "$set" --output text --query \
    'Changes[].ResourceChange.[Action, LogicalResourceId, ResourceType, Replacement, ChangeSetId]')
}

# --- deploy -----------------------------------------------------------------------------------------------------------

build_jars() {
  # On Windows Maven's launcher counts on Git Bash to translate its paths.
  env -u MSYS_NO_PATHCONV mvn -B -ntp -q -DskipTests -pl extract-lambda,transform-lambda,load-lambda -am package
}

jar_of() {
  local jars=("$1-lambda/target/$1-lambda-"*-lambda.jar)
  [[ ${#jars[@]} == 1 && -e ${jars[0]} ]] || die "there is not one jar of $1 in $1-lambda/target: run without --no-build."
  echo "${jars[0]}"
}

make_artifact_bucket() {
  wait_for "$stack-artifacts"
  case $status in
    # Can only be deleted; what it holds is made again.
    ROLLBACK_COMPLETE | ROLLBACK_FAILED | DELETE_FAILED) delete_artifacts ;;
  esac
  # By change sets too; the CLI's own command says nothing more about a failure than that there was one.
  aws cloudformation deploy --stack-name "$stack-artifacts" --template-file infra/cloudformation/artifacts.yaml \
    --parameter-overrides "Name=$stack" --no-fail-on-empty-changeset >"$work/error" 2>&1 ||
    is_without_changes "$(one_line "$work/error")" ||
    die "the stack $stack-artifacts failed: $(first_error "$stack-artifacts" 2>/dev/null || one_line "$work/error")"
}

# upload FILE KEY: unless it lies there already, for a key holds its content's digest.
upload() {
  aws s3api head-object --bucket "$artifact_bucket" --key "$2" >/dev/null 2>&1 ||
    aws s3 cp --only-show-errors "$1" "s3://$artifact_bucket/$2"
}

# What the folders of grafana/ hold, but for the one that is for one machine, by one digest of names and contents.
pack_grafana() {
  local files
  files=$(cd grafana && find . -mindepth 2 -type f ! -path "./local/*" | LC_ALL=C sort)
  # The packed file itself differs from time to time, and from tar to tar.
  grafana_key=grafana/$(while IFS= read -r file; do echo "$file" && cat "grafana/$file"; done <<<"$files" | digest).tar.gz
  tar -czf "$work/grafana.tar.gz" -C grafana -T - <<<"$files"
}

# Sets $template_prefix, $code_keys and $grafana_key.
upload_artifacts() {
  local stage jar key
  code_keys=()
  for stage in "${stages[@]}"; do
    jar=$(jar_of "$stage")
    key=code/$stage-$(digest <"$jar").jar
    upload "$jar" "$key"
    code_keys+=("${stage^}CodeKey=$key")
  done
  pack_grafana
  upload "$work/grafana.tar.gz" "$grafana_key"
  template_prefix=templates/$(cat infra/cloudformation/*.yaml | digest)
  aws s3 cp --recursive --only-show-errors infra/cloudformation "s3://$artifact_bucket/$template_prefix" --exclude '*' --include '*.yaml'
}

clear_way() {
  wait_for "$stack"
  case $status in
    "")
      change_set_type=CREATE
      ;;
    REVIEW_IN_PROGRESS | ROLLBACK_COMPLETE | ROLLBACK_FAILED | DELETE_FAILED)
      # What an interrupted or failed first deployment leaves: it can only be deleted.
      change_set_type=CREATE
      [[ -n $plan ]] || step "Removing what an earlier attempt left ($status)" delete_stack "$stack"
      ;;
    UPDATE_ROLLBACK_FAILED)
      die "the stack could not be rolled back: aws cloudformation continue-update-rollback --stack-name $stack, then run this again."
      ;;
    *)
      change_set_type=UPDATE
      ;;
  esac
}

plan_first() {
  local template
  echo "There is no stack $stack yet: deploy would create the artefact bucket, then"
  for template in infra/cloudformation/*.yaml; do
    awk -v file="$(basename "$template")" '/^Resources:/ { within = 1 }
      within && /^    Type: / { count[$2]++ }
      END { for (type in count) printf "   Add      %-24s %3d %s\n", file, count[type], type }' "$template" | sort
  done
  echo "Resources that a condition leaves out are counted too. Nothing was done."
}

run_deploy() {
  [[ -z $build ]] || check_tools mvn java
  [[ -n $build ]] || check_tools
  [[ -z $parameters_file || -r $parameters_file ]] || misused "The file $parameters_file cannot be read."
  clear_way
  if [[ -n $plan && $change_set_type == CREATE ]]; then
    plan_first
    return
  fi
  [[ -z $build ]] || step "Building the three jars" build_jars
  [[ -n $plan ]] || step "The bucket for jars and templates" make_artifact_bucket
  artifact_bucket=$stack-artifacts-$account-$region
  step "Uploading jars, templates and dashboards" upload_artifacts
  local deployment
  deployment=$(printf '%s\n' "$template_prefix" "${code_keys[@]}" "$(cat "${parameters_file:-/dev/null}")" | digest)
  collect_parameters "ArtifactBucket=$artifact_bucket" "TemplatePrefix=$template_prefix" "${code_keys[@]}" \
    "GrafanaKey=$grafana_key" "DeploymentId=$deployment"
  echo "== What changes"
  if ! make_change_set; then
    echo "   nothing: $stack is as it should be."
    return
  fi
  show_changes "$stack" "$change_set"
  if [[ -n $plan ]]; then
    aws cloudformation delete-change-set --stack-name "$stack" --change-set-name "$change_set" >/dev/null
    echo "Nothing was changed: this was a plan."
    return
  fi
  step "Changing the stack (the first time takes 10 to 20 minutes)" execute_change_set
  run_outputs
  [[ -z $email ]] || echo "Until $email has confirmed SNS's message, nobody hears of alerts."
}

execute_change_set() {
  aws cloudformation execute-change-set --stack-name "$stack" --change-set-name "$change_set" >/dev/null
  # REVIEW_IN_PROGRESS: of a new stack, until it begins.
  while wait_for "$stack" && [[ $status == REVIEW_IN_PROGRESS ]]; do sleep "${BREWLINE_POLL_SECONDS:-5}"; done
  [[ $status == CREATE_COMPLETE || $status == UPDATE_COMPLETE ]] || die "the stack is $status. First of all failed $(first_error "$stack")"
}

# --- looking after it -------------------------------------------------------------------------------------------------

run_outputs() {
  aws cloudformation describe-stacks --stack-name "$stack" --output text \
    --query 'sort_by(Stacks[0].Outputs, &OutputKey)[].[OutputKey, OutputValue]' |
    awk -F '\t' '{ printf "%-22s %s\n", $1, $2 }'
}

# Version 1 of the AWS CLI does not look for an endpoint of SQS in the environment.
sqs() {
  local endpoint=${AWS_ENDPOINT_URL_SQS:-${AWS_ENDPOINT_URL:-}}
  aws sqs "$@" ${endpoint:+--endpoint-url "$endpoint"}
}

queue_url() {
  sqs get-queue-url --queue-name "$1" --query QueueUrl --output text
}

# queue_attributes NAME ATTRIBUTE...: in that order, separated by tabs.
queue_attributes() {
  local name=$1 query
  shift
  query=$(printf ', Attributes.%s' "$@")
  sqs get-queue-attributes --queue-url "$(queue_url "$name")" --attribute-names All --output text --query "[${query#, }]"
}

run_status() {
  local stage waiting in_flight dead alarms
  echo "stack: $(stack_status "$stack")"
  printf '%-10s %8s %10s %12s\n' queue waiting "in flight" "given up on"
  for stage in "${stages[@]}"; do
    read -r waiting in_flight <<<"$(queue_attributes "$stack-$stage" ApproximateNumberOfMessages ApproximateNumberOfMessagesNotVisible)"
    dead=$(queue_attributes "$stack-$stage-dlq" ApproximateNumberOfMessages)
    printf '%-10s %8s %10s %12s\n' "$stage" "$waiting" "$in_flight" "$dead"
    if ((dead != 0)); then
      dead_letters "$stage" | sed 's/^/  ! given up on: /'
      echo "  Its alerts said why. Mend the cause, then ./deploy.sh redrive $stage"
    fi
  done
  alarms=$(aws cloudwatch describe-alarms --alarm-name-prefix "$stack-" --state-value ALARM --output text \
    --query 'MetricAlarms[].[AlarmName, AlarmDescription]')
  if [[ -z $alarms ]]; then
    echo "alarms: none"
  else
    echo "alarms:"
    awk -F '\t' '{ printf "  %s: %s\n", $1, $2 }' <<<"$alarms"
  fi
  run_look
}

# dead_letters STAGE: the keys that messages in its dead-letter queue name, of some 30 of them, and nothing else of these. A look
# hides no message, so it finds some again.
dead_letters() {
  local url looks=0
  url=$(queue_url "$stack-$1-dlq")
  while ((looks++ < 5)); do
    sqs receive-message --queue-url "$url" --max-number-of-messages 10 --visibility-timeout 0 --query 'Messages[].Body' --output text
  done | keys_in | if [[ $1 == extract ]]; then decoded; else cat; fi | tr -d '\000-\011\013-\037\177' | sort -u
}

keys_in() {
  { grep -oE '"object" *: *\{[^{}]*"key" *: *"([^"\\]|\\.)*"' || echo '"key":"messages that name no file"'; } |
    sed -E 's/.*"key" *: *"//; s/"$//'
}

# S3 writes keys as forms do.
decoded() {
  local key
  while IFS= read -r key; do
    key=${key//\\/}
    key=${key//+/ }
    printf '%b\n' "${key//%/\\x}"
  done
}

# What the reconcile function finds when it only looks.
run_look() {
  local failure report
  echo '{"dryRun": true}' >"$work/look.json"
  if ! failure=$(aws lambda invoke --function-name "$stack-reconcile" --payload "fileb://$work/look.json" --cli-read-timeout 660 \
    --query FunctionError --output text "$work/found.json" 2>"$work/error"); then
    failure=$(one_line "$work/error")
  elif [[ $failure == None ]]; then
    report=$(sed -n 's/.*"report":\["\(.*\)"\].*/\1/p' "$work/found.json")
    report=${report//\",\"/$'\n'}
    report=${report//\\\"/\"}
    echo "${report//\\\\/\\}"
    return
  fi
  echo "What landed cannot be compared with the warehouse: $failure. The log of $stack-reconcile says why."
}

run_redrive() {
  local stage=${1:-} dead source task
  [[ " ${stages[*]} " == *" $stage "* && -n $stage ]] || misused "redrive needs a stage: ${stages[*]}."
  IFS=$'\t' read -r dead source <<<"$(queue_attributes "$stack-$stage-dlq" ApproximateNumberOfMessages QueueArn)"
  if ((dead == 0)); then
    echo "Nothing lies in $stack-$stage-dlq."
    return
  fi
  task=$(sqs start-message-move-task --source-arn "$source" --query TaskHandle --output text)
  [[ -n $task ]] || die "the move was not started."
  step "Moving about $dead messages from $stack-$stage-dlq back to $stack-$stage" wait_for_move "$source"
  echo "They are tried again now; what is loaded already is recognised. ./deploy.sh status shows whether they come back."
}

wait_for_move() {
  local status moved reason
  while IFS=$'\t' read -r status moved reason < <(sqs list-message-move-tasks --source-arn "$1" --max-results 1 --output text \
    --query 'Results[0].[Status, ApproximateNumberOfMessagesMoved, FailureReason]') && [[ $status == RUNNING ]]; do
    sleep "${BREWLINE_POLL_SECONDS:-2}"
  done
  [[ $status == COMPLETED ]] || die "the move ended as $status: $reason"
  echo "   about $moved moved"
}

run_replay() {
  (($# == 1)) || misused "replay needs the beginning of the keys; \"\" means all."
  local prefix=$1 bucket folder rest count
  bucket=$(stack_output "$stack" LandingBucket)
  count=$(aws s3api list-objects-v2 --bucket "$bucket" --prefix "$prefix" --query "length(Contents || \`[]\`)" --output text |
    awk '{ sum += $1 } END { print sum + 0 }')
  if ((count == 0)); then
    die "no landed file's key begins with \"$prefix\" in $bucket; raw files expire."
  fi
  confirm "$count files are copied onto themselves, so that they come through again. Their expiry starts anew." yes
  folder=${prefix%"${prefix##*/}"}
  rest=${prefix##*/}
  # The CLI's patterns know * ? and [, which a key may hold.
  rest=${rest//\[/[[]}
  rest=${rest//\*/[*]}
  rest=${rest//\?/[?]}
  step "Replaying $count files" aws s3 cp --recursive --only-show-errors "s3://$bucket/$folder" "s3://$bucket/$folder" \
    --exclude '*' --include "$rest*" --metadata-directive REPLACE --metadata "replayed-at=$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  echo "Sales that are loaded already are recognised: the figures do not change unless the rules did."
}

# --- smoke ------------------------------------------------------------------------------------------------------------

# Sets $warehouse, how the Redshift Data API is told which warehouse: by the address's form.
find_warehouse() {
  local url host
  url=$(stack_output "$stack" WarehouseUrl)
  host=${url#jdbc:redshift://}
  database=${host##*/}
  host=${host%%[:/]*}
  case $host in
    *.redshift-serverless.*) warehouse=(--workgroup-name "${host%%.*}") ;;
    *) warehouse=(--cluster-identifier "${host%%.*}") ;;
  esac
  warehouse+=(--database "$database" --secret-arn "$(stack_output "$stack" LoaderSecretArn)")
}

# wait_for_statement ID: until the warehouse has run it; nothing else is known to be done.
wait_for_statement() {
  local answer status error
  while true; do
    answer=$(aws redshift-data describe-statement --id "$1" --query '[Status, Error]' --output text 2>"$work/error") ||
      die "the warehouse does not tell whether it is done: $(one_line "$work/error") Repeat it: that is safe."
    IFS=$'\t' read -r status error <<<"$answer"
    case $status in
      FINISHED) return ;;
      FAILED | ABORTED) die "the warehouse refused a query: $error" ;;
    esac
    sleep "${BREWLINE_POLL_SECONDS:-1}"
  done
}

# query SQL [NAME VALUE]: the first row's values, separated by tabs; nothing where there is no row.
query() {
  local sql=$1 id row
  local bound=()
  (($# == 1)) || bound=(--parameters "[{\"name\":$(json_text "$2"),\"value\":$(json_text "$3")}]")
  id=$(aws redshift-data execute-statement "${warehouse[@]}" --sql "$sql" "${bound[@]}" --query Id --output text 2>"$work/error") ||
    die "the warehouse cannot be asked: $(one_line "$work/error")"
  wait_for_statement "$id"
  row=$(aws redshift-data get-statement-result --id "$id" --output text \
    --query 'Records[0][].[stringValue || to_string(longValue)]' 2>"$work/error") ||
    die "the warehouse's answer cannot be read: $(one_line "$work/error")"
  [[ $row == None ]] || paste -s - <<<"$row"
}

run_smoke() {
  need_stack
  find_warehouse
  local bucket key=smoke/brewline-smoke.csv version began=$SECONDS row
  bucket=$(stack_output "$stack" LandingBucket)
  # One order, long ago, in a branch of its own; each run's takes the place of the last one's, so the figures never grow.
  printf '01/01/2000 %s,Brewline Smoke Test,Nobody,Regular Smoke test - 0.01,0.01,CASH,\n' "$(date -u +%H:%M)" >"$work/smoke.csv"
  version=$(aws s3api put-object --bucket "$bucket" --key "$key" --body "$work/smoke.csv" --query VersionId --output text)
  echo "== Dropped s3://$bucket/$key; waiting until it is in the warehouse"
  while true; do
    row=$(query "SELECT CASE status WHEN 'accepted' THEN 'loaded' ELSE status END, COALESCE(reason, '-'), DATEDIFF(millisecond, landed_at, extracted_at),
      DATEDIFF(millisecond, extracted_at, transformed_at), DATEDIFF(millisecond, transformed_at, loaded_at)
      FROM etl.file_versions WHERE version_id = :version" version "$version") || exit
    [[ -z $row ]] || break
    ((SECONDS - began < ${BREWLINE_SMOKE_SECONDS:-900})) ||
      die "it has not arrived after $((SECONDS - began)) s: ./deploy.sh status shows where it waits."
    sleep "${BREWLINE_POLL_SECONDS:-5}"
  done
  local outcome reason extract transform load orders
  IFS=$'\t' read -r outcome reason extract transform load <<<"$row"
  [[ $outcome == loaded ]] || die "it was $outcome: $reason."
  orders=$(query "SELECT COUNT(*) FROM sales.orders o JOIN sales.branches b ON b.branch_id = o.branch_id WHERE b.branch_name = :branch" \
    branch "Brewline Smoke Test")
  [[ $orders == 1 ]] || die "the warehouse holds $orders orders of the branch Brewline Smoke Test, not 1."
  printf '   %-28s %7s ms\n' "landed to extracted" "$extract" "extracted to transformed" "$transform" "transformed to loaded" "$load"
  echo "Brewline works: the order is in the warehouse, $((SECONDS - began)) s after it was dropped."
}

# --- customers --------------------------------------------------------------------------------------------------------

# Sets $customer_key, the ARN of the secret, and sees to the programs that work with it.
find_customer_key() {
  [[ -z $build ]] || check_tools mvn java
  [[ -n $build ]] || check_tools java
  need_stack
  [[ -z $build ]] || step "Building" build_jars </dev/null
  jar_of load >/dev/null
  customer_key=$(stack_output "$stack" CustomerKeySecretArn)
}

# program CLASS ARGUMENT...: from the load function's jar. Secrets go in and out by pipes: not on the command line, where
# others on this machine could read them, and into no file.
program() {
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$(jar_of load)" "$@"
}

# read_secret FIELD: sets $secret to it, of the customer key's secret, to the last line end: that is part of a key, too.
read_secret() {
  secret=$(
    aws secretsmanager get-secret-value --secret-id "$customer_key" --query "$1" --output text 2>"$work/error" ||
      die "the secret $customer_key cannot be read: $(one_line "$work/error")"
    printf .
  ) || exit
  # What follows is the CLI's own line end, and the dot that kept the shell from taking those before it away.
  secret=${secret%$'\n'.}
}

run_rotate_key() {
  local how secret keys before said
  [[ -z $from || $from =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || misused "--from needs a date such as 2027-01-01."
  [[ -z $retire || $retire =~ ^[1-9][0-9]{0,8}$ ]] || misused "--retire needs the version of a key, a number."
  [[ -z $retire || -z $from$split_counts ]] || misused "--retire goes with neither --from nor --split-counts."
  [[ -z $split_counts || -n $from ]] || misused "--split-counts needs --from."
  find_customer_key
  if [[ -n $retire ]]; then
    how=(retire "$retire")
    confirm "The key of version $retire is destroyed. Orders of its days lose their customer when they are loaded again." retire
  else
    how=(begin ${from:+"$from"})
    [[ -z $split_counts ]] || how=(begin-on-any-day "$from")
  fi
  read_secret '[VersionId, SecretString]'
  before=${secret%%$'\t'*}
  keys=$(printf %s "${secret#*$'\t'}" | program io.brewline.customer.RotateKey "${how[@]}" 2>"$work/error") ||
    die "$(one_line "$work/error") Nothing was done."
  said=$(one_line "$work/error")
  printf %s "$keys" | aws secretsmanager put-secret-value --secret-id "$customer_key" --secret-string file:///dev/stdin \
    >/dev/null 2>"$work/error" || die "the secret $customer_key cannot be changed: $(one_line "$work/error") Nothing was done."
  # Secrets Manager keeps what a secret held before, as long as it has a label.
  [[ -z $retire ]] || aws secretsmanager update-secret-version-stage --secret-id "$customer_key" \
    --version-stage AWSPREVIOUS --remove-from-version-id "$before" >/dev/null
  echo "$said"
  echo "Transform reads the secret again every quarter of an hour: there is nothing to deploy."
}

stack_parameter() {
  aws cloudformation describe-stacks --stack-name "$stack" --output text \
    --query "Stacks[0].Parameters[?ParameterKey=='$1'].ParameterValue | [0]"
}

# How many messages are in the queues and dead-letter queues.
under_way() {
  local stage waiting in_flight dead sum=0
  for stage in "${stages[@]}"; do
    read -r waiting in_flight <<<"$(queue_attributes "$stack-$stage" ApproximateNumberOfMessages ApproximateNumberOfMessagesNotVisible)"
    dead=$(queue_attributes "$stack-$stage-dlq" ApproximateNumberOfMessages)
    sum=$((sum + waiting + in_flight + dead))
  done
  echo "$sum"
}

# What was asked of the warehouse is done, and what it did cannot be told.
unreadable() {
  die "the erasure is done, and the warehouse's account of it cannot be read: $(one_line "$work/error") Repeat it: that is safe."
}

run_forget() {
  (($# <= 1)) || misused "forget takes one customer at a time."
  local named=${1:--} days secret sqls id caution last counts files orders equal key until today waiting
  find_customer_key
  find_warehouse
  if [[ $named == - && -t 0 ]]; then
    read -r -s -p "Card number or customer id (not shown): " named
    echo
  elif [[ $named == - ]]; then
    read -r named || true
  fi
  days=$(($(stack_parameter RawFileDays) + $(stack_parameter OldVersionDays)))
  read_secret SecretString
  sqls=$(printf '%s\n%s' "$named" "$secret" | program io.brewline.load.ForgetCustomer "$days" 2>"$work/error") ||
    die "$(one_line "$work/error") Nothing was done."
  caution=$(one_line "$work/error")
  # One transaction. What it holds of the customer are salted digests, good for this run.
  id=$(aws redshift-data batch-execute-statement "${warehouse[@]}" --sqls "$sqls" --query Id --output text 2>"$work/error") ||
    die "the warehouse cannot be asked: $(one_line "$work/error")"
  wait_for_statement "$id"
  last=$(aws redshift-data describe-statement --id "$id" --query 'length(SubStatements)' --output text 2>"$work/error") ||
    unreadable
  counts=$(aws redshift-data get-statement-result --id "$id:$((last - 1))" --output text --query 'Records[0][].longValue' \
    2>"$work/error") || unreadable
  files=$(aws redshift-data get-statement-result --id "$id:$last" --output text \
    --query 'Records[].[[0].stringValue, [1].stringValue]' 2>"$work/error") || unreadable
  read -r orders equal <<<"$counts"
  [[ $orders =~ ^[0-9]+$ && $equal =~ ^[0-9]+$ ]] || unreadable
  if [[ $orders == 0 ]]; then
    echo "No order in the warehouse is this customer's: nothing was changed."
  else
    echo "Forgotten: $orders orders without a customer from now on, whatever is loaded again."
    [[ $equal == 0 ]] || echo "And $equal more, equal to one of these but for who bought: a corrected file may take one for the other."
    today=$(date -u +%Y-%m-%d)
    echo "The customer still stands in these landed files, until they expire:"
    while IFS=$'\t' read -r key until; do
      [[ $until < $today ]] || echo "  ${key//[[:cntrl:]]/?}  $until"
    done <<<"$files"
  fi
  [[ -z $caution ]] || echo "$caution"
  waiting=$(under_way)
  ((waiting == 0)) || echo "About $waiting messages are under way or in dead-letter queues: run this again once they are loaded."
}

# --- destroy ----------------------------------------------------------------------------------------------------------

# The passwords of Grafana's viewers, which its instance made and CloudFormation does not know.
delete_logins() {
  local secrets secret
  secrets=$(aws secretsmanager list-secrets --filters "Key=name,Values=$stack/grafana/" --output text \
    --query "SecretList[?starts_with(Name, '$stack/grafana/')].[Name]")
  for secret in $secrets; do
    aws secretsmanager delete-secret --secret-id "$secret" --force-delete-without-recovery >/dev/null
    echo "   $secret"
  done
}

delete_stack() {
  try_deletion "$1" || die "the stack is $status. First of all failed $(first_error "$1")"
}

try_deletion() {
  aws cloudformation delete-stack --stack-name "$1" || exit
  wait_for "$1"
  [[ -z $status || $status == DELETE_COMPLETE ]]
}

# delete_stack_and_data BUCKET...: S3 delivers its access logs up to hours later, those of the emptying too, and what was
# under way still writes. So a bucket may be filled again by the time that its turn comes, and stop the deletion.
delete_stack_and_data() {
  local bucket
  try_deletion "$stack" && return
  echo "   $status: once more, for buckets fill while the rest is deleted"
  for bucket in "$@"; do
    if is_there "$bucket"; then empty_bucket "$bucket"; fi
  done
  delete_stack "$stack"
}

delete_artifacts() {
  local bucket=$stack-artifacts-$account-$region
  if is_there "$bucket"; then empty_bucket "$bucket"; fi
  delete_stack "$stack-artifacts"
}

# For the CLI's --query: what list-object-versions gives, as one list.
# shellcheck disable=SC2016 # The backticks are JMESPath's.
readonly all_versions='[Versions || `[]`, DeleteMarkers || `[]`][]'

# Versions and delete markers too, a thousand at a time.
empty_bucket() {
  local refused
  while aws s3api list-object-versions --bucket "$1" --max-items 1000 --output json --query \
    "{Quiet: \`true\`, Objects: $all_versions.{Key: Key, VersionId: VersionId}}" >"$work/delete.json" &&
    grep -q '"Key"' "$work/delete.json"; do
    refused=$(aws s3api delete-objects --bucket "$1" --delete "file://$work/delete.json" --query 'Errors[0].Message' --output text)
    [[ -z $refused || $refused == None ]] || die "an object in $1 cannot be deleted: $refused"
  done
}

is_there() {
  aws s3api head-bucket --bucket "$1" >/dev/null 2>&1
}

is_empty() {
  [[ $(aws s3api list-object-versions --bucket "$1" --max-items 1 --output text \
    --query "length($all_versions)" | head -n 1) == 0 ]]
}

run_destroy() {
  local main artifacts bucket suffix buckets=() filled=() deletion=(delete_stack "$stack")
  main=$(stack_status "$stack")
  artifacts=$(stack_status "$stack-artifacts")
  case $main/$artifacts in
    / | DELETE_COMPLETE/DELETE_COMPLETE | DELETE_COMPLETE/ | /DELETE_COMPLETE)
      echo "There is no stack $stack: nothing was done."
      return
      ;;
  esac
  for suffix in landing staging quarantine access-logs; do
    bucket=$stack-$suffix-$account-$region
    buckets+=("$bucket")
    if is_there "$bucket" && ! is_empty "$bucket"; then filled+=("$bucket"); fi
  done
  if [[ ${#filled[@]} -gt 0 && -z $delete_data ]]; then
    die "these buckets hold objects: ${filled[*]}. Copy what you need, then repeat with --delete-data. Nothing was done."
  fi
  confirm "The stack $stack is deleted, warehouse included (its last snapshot stays for a while)${filled[*]:+, and what is in ${filled[*]}}." "$stack"
  # Without files nothing starts any more; what is under way fails and is gone with the queues.
  for bucket in "${filled[@]}"; do step "Emptying $bucket" empty_bucket "$bucket"; done
  [[ -z $delete_data ]] || deletion=(delete_stack_and_data "${buckets[@]}")
  step "Deleting the stack $stack (Lambda gives its network interfaces back late: up to 40 minutes)" "${deletion[@]}"
  step "Deleting the passwords of Grafana's viewers" delete_logins
  step "Deleting the stack $stack-artifacts" delete_artifacts
}

# --- the command line -------------------------------------------------------------------------------------------------

arguments=()
while (($# > 0)); do
  case $1 in
    -h | --help)
      usage
      exit 0
      ;;
    --stack | --region | --email | --parameters | --from | --retire)
      (($# > 1)) || misused "$1 needs a value."
      case $1 in
        --stack) stack=$2 ;;
        --region) region=$2 ;;
        --email) email=$2 ;;
        --parameters) parameters_file=$2 ;;
        --from) from=$2 ;;
        --retire) retire=$2 ;;
      esac
      shift
      ;;
    --plan) plan=yes ;;
    --no-build) build= ;;
    --apply-schema) apply_schema=yes ;;
    --split-counts) split_counts=yes ;;
    --delete-data) delete_data=yes ;;
    --yes) yes=yes ;;
    -?*) misused "$1 is no option." ;;
    *) arguments+=("$1") ;;
  esac
  shift
done

((${#arguments[@]} > 0)) || misused "Say what to do."
command=${arguments[0]}
# A folder of this run alone, for another may be under way. It is named relatively: the AWS CLI on Windows does not know Git
# Bash's absolute paths.
mkdir -p target
work=$(mktemp -d target/deploy.XXXXXX)
trap 'rm -rf "$work"' EXIT
case $command in
  deploy | destroy)
    [[ ${#arguments[@]} == 1 ]] || misused "$command takes no argument."
    [[ $command == deploy ]] || check_tools
    "run_$command"
    ;;
  status | outputs | smoke)
    [[ ${#arguments[@]} == 1 ]] || misused "$command takes no argument."
    check_tools
    need_stack
    "run_$command"
    ;;
  rotate-key)
    [[ ${#arguments[@]} == 1 ]] || misused "$command takes no argument."
    run_rotate_key
    ;;
  forget)
    run_forget "${arguments[@]:1}"
    ;;
  redrive | replay)
    check_tools
    need_stack
    "run_$command" "${arguments[@]:1}"
    ;;
  *) misused "$command is no command." ;;
esac
