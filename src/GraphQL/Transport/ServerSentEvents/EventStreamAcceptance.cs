using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphQL.Transport;

/// <summary>What the Accept header says of <c>text/event-stream</c>. Clients such as urql list it on every request, after the JSON types.</summary>
/// <param name="IsAccepted">A subscription may be answered so.</param>
/// <param name="IsPreferred">Any operation is answered so: no JSON type has as high a quality.</param>
internal readonly record struct EventStreamAcceptance(bool IsAccepted, bool IsPreferred)
{
    public static EventStreamAcceptance Of(HttpRequest request)
    {
        var events = 0.0;
        var json = 0.0;
        foreach (var type in request.GetTypedHeaders().Accept)
        {
            var quality = type.Quality ?? 1;
            if (IsEventStream(type))
            {
                events = Math.Max(events, quality);
            }

            if (ResponseFormat.Match(type) is not null)
            {
                json = Math.Max(json, quality);
            }
        }

        return new EventStreamAcceptance(events > 0, events > json);
    }

    private static bool IsEventStream(MediaTypeHeaderValue type) =>
        type.MatchesAllTypes
        || (
            type.Type.Equals("text", StringComparison.OrdinalIgnoreCase)
            && (type.MatchesAllSubTypes || type.SubType.Equals("event-stream", StringComparison.OrdinalIgnoreCase))
        );
}
