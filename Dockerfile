# One image a service: docker build --build-arg SERVICE=review-service --build-arg MAIN=org.jixiaoflow.review.ReviewApplication .
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-17
ARG RUN_IMAGE=eclipse-temurin:17-jre

# All at once: the images share what is built here. Lint is for those who change it (mvn verify).
FROM $BUILD_IMAGE AS build
WORKDIR /build
COPY . .
# Others' jars go to a layer of their own, which a change of ours leaves alone. They are copied to where the plugin puts them:
# -DoutputDirectory would also be Avro's, and its sources would go there too.
RUN --mount=type=cache,target=/m2,sharing=locked \
    mvn -B -q -Dquick -Dmaven.repo.local=/m2 -Dmaven.test.skip -Dspotless.check.skip -pl submission-service,review-service,scoring-service,notification-service,workbench -am \
        package dependency:copy-dependencies -DincludeScope=runtime -DexcludeGroupIds=org.jixiaoflow \
    && for service in *-service workbench; do \
        mkdir -p "/app/$service" \
        && mv "$service/target/dependency" "/app/$service/lib" \
        && cp schemas/target/*.jar access/target/*.jar service-support/target/*.jar "$service"/target/*.jar "/app/$service" \
        || exit 1; \
    done

FROM $RUN_IMAGE
RUN useradd --system --uid 10001 --create-home jixiao && mkdir /data && chown jixiao /data
USER jixiao
WORKDIR /app
ARG SERVICE
COPY --from=build /app/$SERVICE/lib lib
COPY --from=build /app/$SERVICE/*.jar ./
ARG MAIN
ENV MAIN=$MAIN
VOLUME /data
ENTRYPOINT ["sh", "-c", "exec java -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -cp './*:lib/*' $MAIN"]
