#!/bin/sh
# install_packages.sh GROUP…: installs the Debian packages of these groups of packages.txt that are
# missing. Silent when none is; otherwise says which and why, then installs them once with apt-get,
# as root or through sudo. With neither it names the command for somebody who may.
set -eu

list=$(dirname "$0")/packages.txt

command -v dpkg-query >/dev/null || {
  echo "This is not a Debian system, so nothing is installed: what the build needs is named in $list." >&2
  exit 0
}

# "NAME # reason" for each package wanted, those left out whose command exists
wanted=$(awk -v groups=" $* " '
  /^\[/ { group = substr($1, 2, length($1) - 2); next }
  /^[a-z0-9]/ && index(groups, " " group " ") { print }' "$list" |
  while read -r name condition rest; do
    case $condition in
      unless:*) command -v "${condition#unless:}" >/dev/null || echo "$name $rest" ;;
      *) echo "$name $condition $rest" ;;
    esac
  done)
names=$(echo "$wanted" | cut -d' ' -f1)
# shellcheck disable=SC2086  # names is a list of words
present=$(dpkg-query -W -f '${binary:Package} ${db:Status-Status}\n' $names 2>/dev/null |
  sed -n 's/^\([^ :]*\).* installed$/\1/p') || true
missing=$(echo "$wanted" | awk -v present="$present" '
  BEGIN { n = split(present, p, "\n"); for (i = 1; i <= n; i++) have[p[i]] = 1 }
  NF && !($1 in have) { print }')
[ -n "$missing" ] || exit 0

names=$(echo "$missing" | cut -d' ' -f1 | tr '\n' ' ' | sed 's/ $//')
install="apt-get install -y --no-install-recommends $names"
if [ "$(id -u)" = 0 ]; then
  as_root=env
elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
  as_root='sudo env'
else
  echo "Debian packages are missing and you are neither root nor allowed to use sudo, so please have root run: $install" >&2
  exit 2
fi

echo "Installing $(echo "$names" | wc -w) Debian packages, once; this takes a few minutes:" >&2
echo "$missing" | sed 's/^\([^ ]*\) *# */  \1: /' >&2

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt_get() {
  $as_root DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=900 -o Acquire::Retries=3 \
    -o Dpkg::Use-Pty=0 "$@" >>"$log" 2>&1
}
# A foreign package source that does not answer is no reason to stop: the install tells.
apt_get update || true
# shellcheck disable=SC2086
apt_get install -y --no-install-recommends $names || {
  tail -n 20 "$log" >&2
  echo "The packages could not be installed; apt-get's last words are above." >&2
  exit 2
}
