#!/bin/sh
# In place of helm, which the client only starts to render a chart.
image=nginx
case "$*" in *image=httpd*) image=httpd ;; esac
cat << END
---
# Source: site/templates/workload.yaml
kind: workload
name: shop
gvc: prefect
spec:
  type: standard
  containers: [{name: main, image: $image, ports: [{number: 8080, protocol: http}]}]
END
