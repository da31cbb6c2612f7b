using Kpi.Api.Security;
using Kpi.Api.Serving;

namespace Kpi.Api.Doctor;

/// <summary>Of the settings of <c>serve</c>, as far as they are set.</summary>
internal static class ServeChecks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="configuration">The settings.</param>
    /// <param name="directory">The warehouse's folder, for what belongs to it and is no table.</param>
    public static IEnumerable<Check> All(IConfiguration configuration, string directory)
    {
        yield return new("memory", () => Finding.Ok($"{CacheSize.Of(configuration) >> 20} MB for months between questions"));
        yield return new("identity provider", cancellation => ProviderAsync(configuration, cancellation));
        yield return new(
            "signing key",
            () =>
                Finding.Ok(
                    SigningKey.Source(configuration, directory) is { } source
                        ? $"that of {source}"
                        : $"none yet; made on first use in {directory}"
                )
        );
    }

    private static async Task<Finding> ProviderAsync(IConfiguration configuration, CancellationToken cancellation)
    {
        var scheme = configuration.GetSection(IdentityProvider.Scheme);
        if (!scheme.GetChildren().Any(setting => !string.IsNullOrWhiteSpace(setting.Value) || setting.GetChildren().Any()))
        {
            return Finding.Ok("not set; ./kpi serve would need one, ./kpi demo does not");
        }

        IdentityProvider.Demand(configuration);
        var authority = scheme["Authority"]!;
        if (!Uri.TryCreate($"{authority.TrimEnd('/')}/.well-known/openid-configuration", UriKind.Absolute, out var metadata))
        {
            return Finding.Fault("IDENTITY_PROVIDER_INVALID", $"'{authority}' is no address of an identity provider.");
        }

        if (metadata.Scheme != Uri.UriSchemeHttps && scheme.GetValue("RequireHttpsMetadata", defaultValue: true))
        {
            return Finding.Fault(
                "IDENTITY_PROVIDER_NOT_HTTPS",
                $"'{authority}' is not read over https; use its https address, or set RequireHttpsMetadata to false for a provider on this machine."
            );
        }

        try
        {
            using var http = new HttpClient { Timeout = Patience };
            using var answer = await http.GetAsync(metadata, cancellation);
            answer.EnsureSuccessStatusCode();
            return Finding.Ok($"{authority} answers");
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return Finding.Fault("IDENTITY_PROVIDER_UNREACHABLE", $"{metadata} does not answer: {silent.Message}");
        }
    }
}
