/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.cloudaccount;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of the data of a cloud account, by its provider. */
final class CloudAccountTypes {

    private static final Map<CloudProvider, Class<?>> TYPES = Map.of(
            CloudProvider.AWS, AwsCloudAccount.class,
            CloudProvider.GCP, GcpCloudAccount.class,
            CloudProvider.AZURE, AzureCloudAccount.class,
            CloudProvider.NGS, NgsCloudAccount.class);

    private CloudAccountTypes() {}

    static @Nullable Class<?> of(@Nullable CloudProvider provider) {
        return provider == null ? null : TYPES.get(provider);
    }
}
