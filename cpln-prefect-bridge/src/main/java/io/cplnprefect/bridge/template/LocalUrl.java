/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** The recognition of local URLs, which inside a job refer to the job itself. */
public final class LocalUrl {

    private static final Pattern LOCAL_HOST =
            Pattern.compile("(.*\\.)?localhost\\.?|127(\\.\\d+){1,3}|0\\.0\\.0\\.0|\\[(::1|::|0+(:0+){6}:0*1)]");

    private LocalUrl() {}

    /**
     * Returns whether the host of a URL is the local machine.
     *
     * @param url the URL
     * @return {@code false} for another host and for an invalid URL
     */
    public static boolean isLocal(String url) {
        try {
            String host = URI.create(url.strip()).getHost();
            return host != null
                    && LOCAL_HOST.matcher(host.toLowerCase(Locale.ROOT)).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
