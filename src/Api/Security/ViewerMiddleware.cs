using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Kpi.Api.Security;

/// <summary>Admits HTTP requests; who is refused is told why.</summary>
internal sealed class ViewerMiddleware(RequestDelegate next, Admission admission)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (await admission.AdmitAsync(http) is { } refusal)
        {
            if (refusal.Status == StatusCodes.Status401Unauthorized)
            {
                http.Response.Headers.WWWAuthenticate = JwtBearerDefaults.AuthenticationScheme;
            }

            await TypedResults
                .Problem(refusal.Message, statusCode: refusal.Status, extensions: [new("code", refusal.Code)])
                .ExecuteAsync(http);
            return;
        }

        await next(http);
    }
}
