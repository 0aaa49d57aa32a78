# What the machine must offer: rights, disk, Python, packages.

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

check_rights() {
    [ "$(id -u)" != 0 ] || return 0
    if command -v sudo >/dev/null; then
        if [ -t 0 ]; then sudo -v && return; else sudo -n true 2>/dev/null && return; fi
    fi
    die "Installing needs root or sudo; ask an administrator for: apt-get install $*"
}

check_disk() {
    local free
    free=$(df -Pk "$cache" | awk 'NR == 2 {print $4}')
    [ "$free" -ge 3000000 ] ||
        die "Too little disk: $cache has $((free / 1024)) MB free and setting up takes 3 GB."
}

is_supported_python() {
    "$1" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 /usr/bin/python3 python3.13 python3.12 python3.11 python3.10}; do
        if is_supported_python "$candidate"; then
            python=$(command -v "$candidate")
            return
        fi
    done
    return 1
}

check_python() {
    find_python || die "Python 3.10 to 3.13 is needed and ${PYTHON:-python3} is $("${PYTHON:-python3}" --version 2>&1);" \
        "point PYTHON=/path/to/python3 to a supported one."
}

has_chrome() {
    local name
    for name in google-chrome chromium chromium-browser google-chrome-stable; do
        command -v "$name" >/dev/null && return
    done
    return 1
}

# Prints the missing packages for the wanted parts ("browser" or nothing).
missing_packages() {
    if ! command -v python3 >/dev/null; then
        echo python3 python3-venv
    elif find_python && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo python3-venv
    fi
    [ -n "$(newest_postgres)" ] || echo postgresql
    if [ "${1:-}" = browser ] && ! has_chrome; then
        # Ubuntu's chromium is a snap, whose private /tmp hides the profile
        # folder that Odoo's tests give it.
        [ "$(os_release ID)" = debian ] ||
            die "The browser tests need Chrome or Chromium on the PATH, not as a snap; install it and start again."
        echo chromium
    fi
}

os_release() {
    (. /etc/os-release && eval "echo \"\${$1:-}\"")
}

# Without it Odoo shows a report as a web page, and the test of the PDF skips.
# Not every distribution has it, so nothing ends for want of it.
optional_packages() {
    command -v wkhtmltopdf >/dev/null || ! is_available wkhtmltopdf || echo wkhtmltopdf
}

is_available() {
    LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'
}

install_packages() {
    local packages
    packages=$(missing_packages "$@" | xargs)
    [ -z "$packages" ] || install_missing
    packages=$(optional_packages)
    [ -z "$packages" ] || install_optional
}

install_missing() {
    command -v apt-get >/dev/null ||
        die "This is no Debian or Ubuntu; install PostgreSQL, Python with venv and Chromium by hand."
    check_rights "$packages"
    say "System packages to install: $packages (1 to 3 minutes)."
    local failure="The packages could not be installed; is there a network?"
    quietly "$failure" as_root apt-get -o DPkg::Lock::Timeout=300 update
    # shellcheck disable=SC2086  # one word per package
    quietly "$failure" apt_install $packages
}

install_optional() {
    say "Package to install for printing PDFs: $packages (half a minute)."
    if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null ||
        ! apt_install "$packages" >>"$SETUP_LOG" 2>&1 </dev/null; then
        say "It could not be installed; reports open as web pages."
    fi
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"
}
