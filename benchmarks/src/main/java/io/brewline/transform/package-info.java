/** Within Transform's own package, to reach what is not public: {@link io.brewline.transform.StagingPieces} is all. */
package io.brewline.transform;
