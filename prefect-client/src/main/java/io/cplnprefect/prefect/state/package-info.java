/* SPDX-License-Identifier: Apache-2.0 */
/** States of flow runs, and proposals of new ones. */
@NullMarked
package io.cplnprefect.prefect.state;

import org.jspecify.annotations.NullMarked;
