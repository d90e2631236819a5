/* SPDX-License-Identifier: Apache-2.0 */
/** Artifacts: documents and values that runs show to their readers. */
@NullMarked
package io.cplnprefect.prefect.artifact;

import org.jspecify.annotations.NullMarked;
