# One image a service: docker build --build-arg SERVICE=review-service --build-arg MAIN=org.jixiaoflow.review.ReviewApplication .
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
ARG SERVICE
# Others' jars go to a layer of their own, which a change of ours leaves alone. They are copied to where the plugin puts them:
# -DoutputDirectory would also be Avro's, and its sources would go there too.
RUN --mount=type=cache,target=/m2,sharing=locked \
    mvn -B -q -Dmaven.repo.local=/m2 -Dmaven.test.skip -Dspotless.check.skip -pl "$SERVICE" -am package dependency:copy-dependencies \
        -DincludeScope=runtime -DexcludeGroupIds=org.jixiaoflow \
    && mkdir /app \
    && mv "$SERVICE"/target/dependency /app/lib \
    && cp */target/*.jar /app

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --create-home jixiao && mkdir /data && chown jixiao /data
USER jixiao
WORKDIR /home/jixiao
COPY --from=build /app/lib lib
COPY --from=build /app/*.jar ./
ARG MAIN
ENV MAIN=$MAIN
VOLUME /data
ENTRYPOINT ["sh", "-c", "exec java -XX:MaxRAMPercentage=70 -cp './*:lib/*' $MAIN"]
