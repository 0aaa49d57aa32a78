# Odoo's source and the Python environment it runs in.

# The file that was seen working.
odoo_package=19.0.0+dfsg-1
odoo_sha256=9d2f598b0555db17e291d48ed24df184c70823c053c4c5ed53c467ca7f629bbf

# Debian's Odoo links to these for its scripts and fonts. Without jQuery the
# login page answers 500.
companions="libjs-jquery libjs-jquery-form libjs-underscore fonts-roboto-unhinted
    fonts-montserrat fonts-glyphicons-halflings fonts-ocr-b"
# Newer versions of these lack the very files that Odoo links to.
companions_from_own_release="fonts-font-awesome fonts-inconsolata"

use_own_odoo() {
    "$python" -c 'import sys; exec(open(sys.argv[1]).read()); sys.exit(version_info[:2] != (19, 0))' \
        "$ODOO_DIR/odoo/release.py" 2>/dev/null ||
        die "ODOO_DIR=$ODOO_DIR is no Odoo 19.0: it must hold odoo/release.py of that version."
    odoo_home=$(cd "$ODOO_DIR" && pwd)
    odoo_version=$odoo_home
}

use_packaged_odoo() {
    local folder=$cache/odoo/$odoo_package
    [ -d "$folder" ] || fetch_odoo "$folder"
    odoo_home=$folder/usr/lib/python3/dist-packages
    odoo_version=$(cat "$folder/version")
}

find_odoo() {
    if [ -n "${ODOO_DIR:-}" ]; then use_own_odoo; else use_packaged_odoo; fi
    odoo_addons=$odoo_home/odoo/addons
    # A source checkout keeps most addons beside the package.
    [ -d "$odoo_addons/web" ] || odoo_addons=$odoo_home/addons,$odoo_addons
    export PYTHONPATH=$odoo_home
}

fetch_odoo() {
    check_disk
    private_apt
    local work
    work=$(mktemp -d -p "$cache" unpack.XXXXXX)
    say "Downloading Odoo from the Debian archive (130 MB, about a minute)."
    download_odoo "$work"
    download_companions "$work"
    say "Unpacking Odoo (1.3 GB, about half a minute)."
    local package
    for package in "$work"/*.deb; do
        quietly "Odoo could not be unpacked; is the disk full?" dpkg -x "$package" "$work/root"
    done
    fill_gap "$work/root"
    dpkg-deb -f "$work"/odoo-19_*.deb Version >"$work/root/version"
    chmod 755 "$work/root"
    mkdir -p "$(dirname "$1")"
    mv "$work/root" "$1"
    rm -r "$work"
}

download_odoo() (
    cd "$1"
    if apt-get download "odoo-19=$odoo_package" >>"$SETUP_LOG" 2>&1; then
        echo "$odoo_sha256  $(echo odoo-19_*.deb)" | sha256sum --check --status && return
        rm odoo-19_*.deb
    fi
    apt-get download odoo-19 >>"$SETUP_LOG" 2>&1 || die "$no_odoo_sentence"
    say "The pinned Odoo package $odoo_package is gone; taking $(echo odoo-19_*.deb) instead."
)

download_companions() (
    cd "$1"
    # shellcheck disable=SC2046,SC2086  # one word per package
    quietly "The files that Odoo links to could not be downloaded." \
        apt-get download $companions $(printf "%s/$own_suite " $companions_from_own_release)
)

no_odoo_sentence="No package odoo-19 can be had here; get the Odoo 19.0 source and start again with ODOO_DIR=/path/to/odoo."

# Debian leaves out one script of a video-call effect, and browser tests stop
# at an asset that is missing.
fill_gap() {
    local script=$1/usr/lib/python3/dist-packages/odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js
    [ -e "$script" ] && return
    mkdir -p "$(dirname "$script")"
    : >"$script"
}
