/* SPDX-License-Identifier: Apache-2.0 */
/** The settings of the client. */
@NullMarked
package io.cplnprefect.prefect.settings;

import org.jspecify.annotations.NullMarked;
