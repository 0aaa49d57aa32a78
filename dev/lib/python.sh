# The virtual environment: everything pinned, nothing built.

find_venv() {
    local version
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    local files=("$checkout/dev/requirements.txt")
    # What the addon itself asks for, in case the pinned set does not have it yet.
    [ ! -e "$checkout/requirements.txt" ] || files+=("$checkout/requirements.txt")
    requirements_hash=$(cat "${files[@]}" | sha256sum | cut -c1-12)
    venv=$cache/venv-$version-$requirements_hash
    [ -e "$venv/complete" ] || make_venv "${files[@]:1}"
    export PATH=$venv/bin:$PATH
}

make_venv() {
    check_disk
    say "Installing the Python packages (70 of them, about a minute)."
    rm -rf "$venv"
    quietly "The virtual environment could not be made with $python." "$python" -m venv "$venv"
    local failure="The Python packages could not be installed; is there a network?"
    quietly "$failure" "$venv/bin/pip" install --no-deps --only-binary :all: -r "$checkout/dev/requirements.txt"
    [ $# = 0 ] ||
        quietly "$failure" "$venv/bin/pip" install -c "$checkout/dev/requirements.txt" -r "$1"
    touch "$venv/complete"
}
