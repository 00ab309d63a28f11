# One image a service: docker build --build-arg SERVICE=review-service .
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
ARG SERVICE
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -Dmaven.test.skip -Dspotless.check.skip -pl "$SERVICE" -am package \
    && mkdir -p /app/lib \
    && mvn -B -q -Dmaven.test.skip -Dspotless.check.skip -pl "$SERVICE" -am package dependency:copy-dependencies \
        -DincludeScope=runtime -DoutputDirectory=/app/lib \
    && cp "$SERVICE"/target/"$SERVICE"-*.jar /app/

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --create-home jixiao && mkdir /data && chown jixiao /data
USER jixiao
WORKDIR /home/jixiao
ARG SERVICE
ARG MAIN
ENV MAIN=$MAIN SPRING_CONFIG_NAME=$SERVICE
COPY --from=build /app/lib lib
COPY --from=build /app/*.jar ./
VOLUME /data
ENTRYPOINT ["sh", "-c", "exec java -XX:MaxRAMPercentage=70 -cp './*:lib/*' $MAIN"]
