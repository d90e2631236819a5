#!/bin/sh
# The editor of the client's edit commands: changes one image.
sed -i 's/nginx/httpd/' "$1"
