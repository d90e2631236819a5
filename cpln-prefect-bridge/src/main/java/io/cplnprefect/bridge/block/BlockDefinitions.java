/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import io.cplnprefect.prefect.block.BlockDefinition;
import io.cplnprefect.prefect.block.BlockField;

/** The block types with their fields. */
final class BlockDefinitions {

    static final String INFRASTRUCTURE_TYPE = "cpln-infrastructure";

    private static final String LOGO = "https://console.cpln.io/resources/logos/controlPlaneLogoOnly.svg";
    private static final String DOCUMENTATION = "https://docs.controlplane.com";
    private static final int DEFAULT_SECONDS = 5;
    private static final int DEFAULT_POD_WATCH_SECONDS = 60;

    static final BlockDefinition CONFIGURATION = named("Control Plane Configuration", "CplnConfig")
            .description("How to reach Control Plane.")
            .field(token())
            .build();

    static final BlockDefinition CREDENTIALS = named("Control Plane Credentials", "CplnCredentials")
            .description("The credentials of flows that use Control Plane.")
            .field(BlockField.block(BlockFields.CONFIG, CONFIGURATION).optional())
            .build();

    static final BlockDefinition JOB = named("Control Plane Job", "CplnJob")
            .slug("cpln-job")
            .description("A job on Control Plane that flows start by themselves.")
            .field(BlockField.block(BlockFields.CREDENTIALS, CREDENTIALS).emptyByDefault())
            .field(BlockField.text(BlockFields.ORG).emptyByDefault())
            .field(BlockField.text(BlockFields.NAMESPACE).emptyByDefault())
            .field(BlockField.text(BlockFields.LOCATION).emptyByDefault())
            .field(BlockField.object(BlockFields.V1_JOB).title("Job Manifest"))
            .field(BlockField.bool(BlockFields.DELETE_AFTER_COMPLETION).defaultValue(true))
            .field(BlockField.integer(BlockFields.INTERVAL_SECONDS).defaultValue(DEFAULT_SECONDS))
            .field(BlockField.integer(BlockFields.TIMEOUT_SECONDS).optional())
            .build();

    static final BlockDefinition INFRASTRUCTURE_CONFIG = named(
                    "Control Plane Infrastructure Config", "CplnInfrastructureConfig")
            .description("How agents reach Control Plane.")
            .field(token())
            .build();

    static final BlockDefinition INFRASTRUCTURE = named("Control Plane Infrastructure", "CplnInfrastructure")
            .description("Runs flow runs as jobs on Control Plane.")
            .capabilities("run-infrastructure")
            .field(BlockField.text(BlockFields.TYPE).defaultValue(INFRASTRUCTURE_TYPE))
            .field(BlockField.object(BlockFields.ENV).title("Environment").emptyByDefault())
            .field(BlockField.object(BlockFields.LABELS).emptyByDefault())
            .field(BlockField.text(BlockFields.NAME).optional())
            .field(BlockField.texts(BlockFields.COMMAND).optional())
            .field(BlockField.block(BlockFields.CONFIG, INFRASTRUCTURE_CONFIG).optional())
            .field(BlockField.text(BlockFields.ORG).emptyByDefault())
            .field(BlockField.text(BlockFields.NAMESPACE).emptyByDefault())
            .field(BlockField.text(BlockFields.LOCATION).emptyByDefault())
            .field(BlockField.text(BlockFields.SERVICE_ACCOUNT_NAME).optional())
            .field(BlockField.object(BlockFields.JOB).title("Base Job Manifest").emptyByDefault())
            .field(BlockField.any(BlockFields.CUSTOMIZATIONS).emptyByDefault())
            .field(BlockField.text(BlockFields.IMAGE).optional())
            .field(BlockField.text(BlockFields.JOB_TYPE).optional())
            .field(BlockField.integer(BlockFields.JOB_WATCH_TIMEOUT_SECONDS).optional())
            .field(BlockField.integer(BlockFields.POD_WATCH_TIMEOUT_SECONDS).defaultValue(DEFAULT_POD_WATCH_SECONDS))
            .field(BlockField.bool(BlockFields.STREAM_OUTPUT).defaultValue(true))
            .build();

    private BlockDefinitions() {}

    private static BlockDefinition.Builder named(String name, String className) {
        return BlockDefinition.named(name).className(className).logoUrl(LOGO).documentationUrl(DOCUMENTATION);
    }

    private static BlockField token() {
        return BlockField.secret(BlockFields.TOKEN).emptyByDefault();
    }
}
