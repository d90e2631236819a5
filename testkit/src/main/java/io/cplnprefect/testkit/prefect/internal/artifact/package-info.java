/* SPDX-License-Identifier: Apache-2.0 */
/** Artifacts and the latest one of each key. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.artifact;

import org.jspecify.annotations.NullMarked;
