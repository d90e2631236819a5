/* SPDX-License-Identifier: Apache-2.0 */
/** The keys that the descriptions of deployments share, whatever file they are in. */
@NullMarked
package io.cplnprefect.prefect.internal.section;

import org.jspecify.annotations.NullMarked;
