/* SPDX-License-Identifier: Apache-2.0 */
/** Profiles of Prefect, and the other files of a machine from which Prefect reads settings. */
@NullMarked
package io.cplnprefect.prefect.profile;

import org.jspecify.annotations.NullMarked;
