#!/bin/bash
# Installs the generator beside the book, touching nothing of the book's, and lets it send. macOS has bash 3.2.
set -euo pipefail

SETUP="Put a step with actions/setup-python before this one."

main() {
    if ! has_token; then
        echo "::notice title=Portfolio not notified::There is no token, so nothing was sent. In a fork that is as it" \
            "should be. Otherwise store one as the secret PORTFOLIO_PAT and pass it on as the input 'token'."
        return
    fi
    require_python
    folder=$(mktemp -d "${RUNNER_TEMP:-/tmp}/notify-portfolio.XXXXXX")
    trap 'rm -rf "$folder"' EXIT
    install_generator "$folder"
    send "$folder/bin/python"
}

# One of PORTFOLIO_PAT and PORTFOLIO_PAT_<OWNER>_<REPO>.
has_token() {
    local name
    for name in "${!PORTFOLIO_PAT@}"; do
        if [ -n "${!name}" ]; then return 0; fi
    done
    return 1
}

# -I, here and below: files in the working directory, which is the book's, must not be taken for libraries.
require_python() {
    local found
    if [ "${RUNNER_OS:-}" = Windows ]; then
        fail "This does not work on Windows. Let the job run on ubuntu-latest."
    fi
    if ! found=$(python3 -I -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null); then
        fail "There is no python3 on this runner. $SETUP"
    fi
    if ! python3 -I -c 'import sys; sys.exit(sys.version_info < (3, 10))'; then
        fail "python3 is $found on this runner, and 3.10 is the oldest that will do. $SETUP"
    fi
    if ! python3 -I -c 'import ensurepip, venv' 2>/dev/null; then
        fail "python3 of this runner cannot make virtual environments. $SETUP"
    fi
}

fail() {
    echo "::error title=Portfolio not notified::$1"
    exit 1
}

# In a shell of its own, without the token: nobody needs it to install something.
install_generator() (
    unset "${!PORTFOLIO_PAT@}" PIP_CONSTRAINT PIP_PREFIX PIP_PYTHON PIP_ROOT PIP_TARGET PIP_USER
    portfolio=$(cd "$GITHUB_ACTION_PATH/../../.." && pwd -P)
    python3 -I -m venv "$1"
    if ! "$1/bin/python" -I -m pip install --quiet --no-input --disable-pip-version-check \
        --require-hashes --only-binary :all: --requirement "$portfolio/requirements.txt"; then
        echo "::error title=Portfolio not notified::What the generator needs could not be installed; the lines above" \
            "say why. If the package index did not answer, run this job again."
        exit 1
    fi
    packages=$("$1/bin/python" -I -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n' "$portfolio" >"$packages/portfolio.pth"
)

send() {
    local name
    local arguments=(send)
    add --html "$NOTIFY_HTML"
    add --config "$NOTIFY_CONFIG"
    add --event-type "$NOTIFY_EVENT_TYPE"
    set -f # a name with a * in it is no pattern
    for name in ${NOTIFY_PORTFOLIO//,/ }; do
        add --portfolio "$name"
    done
    arguments+=(--)
    add "" "$NOTIFY_URL"
    "$1" -I -m generator "${arguments[@]}"
}

# Adds an option with its value in one word, so that a value may begin with a hyphen; an empty value adds nothing.
add() {
    local value=$2
    value=${value#"${value%%[![:space:]]*}"}
    value=${value%"${value##*[![:space:]]}"}
    if [ -n "$value" ]; then arguments+=("${1:+$1=}$value"); fi
}

main
