using Kpi.Data;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Kpi.Api.Security;

/// <summary>
/// Who vouches for those who ask in production: the OpenID Connect provider that ASP.NET Core's own settings name, <c>Authentication:Schemes:Bearer</c>.
/// </summary>
internal static class IdentityProvider
{
    /// <summary>Where the provider's settings stand.</summary>
    public const string Scheme = "Authentication:Schemes:Bearer";

    private const string Claims = "Identity";

    /// <summary>Refuses settings by which nobody, or just anybody, could say who they are.</summary>
    /// <exception cref="DataException"><c>IDENTITY_PROVIDER_MISSING</c> or <c>IDENTITY_AUDIENCE_MISSING</c>.</exception>
    public static void Demand(IConfiguration configuration)
    {
        var scheme = configuration.GetSection(Scheme);
        if (string.IsNullOrWhiteSpace(scheme["Authority"]))
        {
            throw new DataException(
                "IDENTITY_PROVIDER_MISSING",
                $"Nobody vouches for those who ask. Set {Variable("Authority")} to the address of your OpenID Connect provider (or {Scheme}:Authority in appsettings.json)."
            );
        }

        if (string.IsNullOrWhiteSpace(scheme["ValidAudience"]) && !scheme.GetSection("ValidAudiences").GetChildren().Any())
        {
            throw new DataException(
                "IDENTITY_AUDIENCE_MISSING",
                $"A token that the provider issued for another application would be taken. Set {Variable("ValidAudience")} to the audience that stands in tokens for this one."
            );
        }
    }

    /// <summary>Checks issuer and audience of every token; ASP.NET Core leaves out the issuer where only an authority is set.</summary>
    public static void Configure(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters.ValidateIssuer = true;
        options.TokenValidationParameters.ValidateAudience = true;
    }

    /// <summary>Where the provider's tokens have role and branch: <c>Identity:RoleClaim</c> and <c>Identity:BranchClaim</c>, else role and branch.</summary>
    public static ViewerClaims ClaimsOf(IConfiguration configuration) => configuration.GetSection(Claims).Get<ViewerClaims>() ?? new();

    private static string Variable(string key) => $"{Scheme}:{key}".Replace(":", "__", StringComparison.Ordinal);
}
