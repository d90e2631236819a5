/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.setting.Setting;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.audit.Audit;
import io.cplnprefect.cpln.discovery.PlatformService;
import io.cplnprefect.cpln.discovery.PlatformServices;
import io.cplnprefect.cpln.log.Logs;
import io.cplnprefect.cpln.metrics.Metrics;
import io.cplnprefect.cpln.resource.Scope;
import io.cplnprefect.cpln.status.WorkloadStatuses;
import io.cplnprefect.cpln.terminal.Replicas;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/** The services of Control Plane beside its API, for one organization. Immutable and thread-safe. */
final class OrgServices {

    private static final String PUBLIC_API = "api.cpln.io";
    private static final String PUBLIC_STATUS = "https://workload-status.cpln.io";

    private final PlatformServices services;
    private final Settings settings;
    private final Supplier<Secret> token;
    private final String org;

    OrgServices(PlatformServices services, Settings settings, Supplier<Secret> token, String org) {
        this.services = services;
        this.settings = settings;
        this.token = token;
        this.org = org;
    }

    Logs logs() {
        return new Logs(service("logs", ControlPlaneSettings.LOGS_ENDPOINT), time(), token, org);
    }

    Audit audit() {
        return new Audit(service("audit", ControlPlaneSettings.AUDIT_ENDPOINT), org);
    }

    Metrics metrics() {
        return new Metrics(service("metrics", ControlPlaneSettings.METRICS_ENDPOINT), org);
    }

    WorkloadStatuses statuses() {
        PlatformService service =
                services.service("workload-status", ControlPlaneSettings.STATUS_ENDPOINT.name(), statusAddress());
        return new WorkloadStatuses(service, time(), token, org);
    }

    Replicas replicas(Scope gvc, String workload) {
        return new Replicas(
                services,
                ControlPlaneSettings.TERMINAL_ENDPOINT.name(),
                settings.get(ControlPlaneSettings.TERMINAL_ENDPOINT),
                token,
                org,
                gvc,
                workload);
    }

    /** Returns the address of the status stream, which {@code /discovery} does not contain. */
    private String statusAddress() {
        String address = settings.get(ControlPlaneSettings.STATUS_ENDPOINT);
        if (address != null) {
            // The setting of Control Plane's own tools includes the path.
            return address.replaceFirst("/register/?$", "");
        }
        HttpUrl api = HttpUrl.get(services.api().baseAddress());
        return api.host().equals(PUBLIC_API) ? PUBLIC_STATUS : services.api().baseAddress();
    }

    private PlatformService service(String name, Setting setting) {
        return services.service(name, setting.name(), settings.get(setting));
    }

    private TimeSource time() {
        return services.api().time();
    }
}
